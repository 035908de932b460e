import { expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import { wrongFilters } from './wrongFilters'

const problem = (status: number, pointers: string[]) =>
  new ApiProblem({
    type: 'invalid-fields',
    title: '',
    status,
    detail: '',
    request_id: null,
    errors: pointers.map((pointer) => ({ pointer, detail: `${pointer} is wrong` })),
  })

it('names each filter that the server did not understand, however it points at it', () => {
  expect(wrongFilters(problem(422, ['address', '/from', '#/cursor']))).toEqual({
    address: 'address is wrong',
    from: '/from is wrong',
    cursor: '#/cursor is wrong',
  })
  expect(wrongFilters(problem(400, ['state']))).toEqual({ state: 'state is wrong' })
})

it('blames no filter for what is not theirs', () => {
  expect(wrongFilters(null)).toEqual({})
  expect(wrongFilters(new Error('no network'))).toEqual({})
  expect(wrongFilters(problem(503, ['address']))).toEqual({})
  expect(wrongFilters(problem(403, ['address']))).toEqual({})
})
