import { expect, it } from 'vitest'
import { fitted } from './fitted'

const words = (width: number) => ({ width })
const figure = (width: number) => ({ width, align: 'right' as const })

it('leaves columns that fit as they are', () => {
  expect(fitted([words(200), figure(100)], 300)).toEqual([200, 100])
  expect(fitted([words(200), figure(100)], 0)).toEqual([200, 100])
})

it('lets words give way, and never a figure or a fixed column', () => {
  expect(fitted([words(300), words(100), figure(100)], 440)).toEqual([255, 85, 100])
  expect(fitted([{ width: 200, fixed: 'left' }, words(100)], 280)).toEqual([200, 80])
})

it('scrolls rather than cut words short beyond reading', () => {
  expect(fitted([words(100), figure(300)], 370)).toEqual([70, 300])
  expect(fitted([words(100), figure(300)], 369)).toEqual([100, 300])
})
