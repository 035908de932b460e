import { expect, it } from 'vitest'
import { parseSearch, splitAddress, stringifySearch } from './address'

it('keeps a query as flat text, numbers included', () => {
  expect(stringifySearch({ q: '0012', buyable: 'true', sort: '' })).toBe('?q=0012&buyable=true')
  expect(parseSearch('?q=0012&buyable=true')).toEqual({ q: '0012', buyable: 'true' })
})

it('follows addresses of the console only', () => {
  expect(splitAddress('/invitations?state=pending')).toEqual({ pathname: '/invitations', search: { state: 'pending' } })
  expect(splitAddress('//evil.example/x')).toEqual({ pathname: '/', search: {} })
  expect(splitAddress('https://evil.example')).toEqual({ pathname: '/', search: {} })
})
