import { expect, it } from 'vitest'
import { asProblem, fieldErrors, fieldOf, isConflict, problemOf } from '@/api/problem'
import { clauseWords } from './clauseWords'
import { figureText } from './figureText'
import { problemWords } from './problemWords'

const aboveLimit = problemOf(
  409,
  {
    type: 'price-above-reference-limit',
    title: '报价高于挂网参考限价',
    status: 409,
    detail: '报价100.01元高于挂网参考限价100.00元',
    clause: 'S4-1',
    figures: { price: '100.01', reference_limit: '100.00' },
    labelled_figures: [
      { name: 'price', label: '报价', kind: 'money', value: '100.01' },
      { name: 'reference_limit', label: '挂网参考限价', kind: 'money', value: '100.00' },
    ],
  },
  'r-1',
)

it('describes the refusal with its clause, figures and request id', () => {
  const words = problemWords(aboveLimit, 'zh-CN')
  expect(words.title).toBe('报价高于挂网参考限价')
  expect(words.clause).toBe('S4-1')
  expect(words.figures.map((figure) => [figure.label, figureText(figure)])).toEqual([
    ['报价', '¥100.01'],
    ['挂网参考限价', '¥100.00'],
  ])
  expect(words.requestId).toBe('r-1')
  expect(isConflict(aboveLimit)).toBe(true)
})

it('finds words for an answer that is no problem document', () => {
  expect(problemWords(problemOf(502, '<html>', null), 'zh-CN').title).toBe('服务器出错')
  expect(problemWords(problemOf(404, null, null), 'en').title).toBe('Not found, or not yours to see')
  expect(problemWords(problemOf(418, null, null), 'en').title).toBe('The request failed (418)')
})

it('has words for no answer at all', () => {
  expect(problemWords(asProblem(new TypeError('Failed to fetch')), 'zh-CN').title).toBe('连不上服务器')
})

it('puts field errors under their fields', () => {
  const problem = problemOf(
    422,
    {
      type: 'invalid',
      title: 'x',
      status: 422,
      errors: [
        { pointer: '/price', detail: 'a' },
        { pointer: '#/price', detail: 'b' },
        { pointer: '/items/0/quantity', detail: 'c' },
      ],
    },
    null,
  )
  expect(fieldErrors(problem)).toEqual([
    { name: 'price', errors: ['a', 'b'] },
    { name: 'quantity', errors: ['c'] },
  ])
  expect(fieldOf('/a~1b')).toBe('a/b')
})

it('names clauses as the notices do', () => {
  expect(clauseWords('S4-1', 'zh-CN')).toBe('深圳阳光平台措施第一条')
  expect(clauseWords('S4-20', 'zh-CN')).toBe('深圳阳光平台措施第二十条')
  expect(clauseWords('S4-13', 'en')).toBe('Shenzhen measures, art. 13')
  expect(clauseWords('GB 32100', 'zh-CN')).toBe('GB 32100')
})
