/** What every request states of the capacity that the page shows. */
import { afterEach, expect, test, vi } from 'vitest'
import { setShownCapacity } from './capacity'

vi.stubGlobal('window', { location: { origin: 'https://console.example' } })
const { ownHeaders } = await import('./client')

afterEach(() => setShownCapacity(() => undefined))

test('a request states the capacity that the page shows, once somebody is signed in', () => {
  expect(ownHeaders()).not.toHaveProperty('Sunshine-Capacity')
  setShownCapacity(() => 'distributor')
  expect(ownHeaders()).toHaveProperty('Sunshine-Capacity', 'distributor')
  setShownCapacity(() => 'manufacturer')
  expect(ownHeaders()).toHaveProperty('Sunshine-Capacity', 'manufacturer')
})
