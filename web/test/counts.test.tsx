import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Counts } from '@/ui/Counts'

const counts = { accepted: 79, unchanged: 4_269, skipped: 12, held: 3, price_mismatch: 1, several_hits: 1, no_hit: 2, error: 5 }
const rows = Object.values(counts).reduce((sum, one) => sum + one, 0)

/** The numbers behind the words, as a person reads them. */
function numbersIn(markup: string): number[] {
  return [...markup.matchAll(/<strong class="figure">([\d,]+)<\/strong>/g)].map(([, number]) => Number(number?.replaceAll(',', '')))
}

it('counts each row of a file under one verdict, whichever there are', () => {
  const brief = renderToStaticMarkup(<Counts entry={{ rows, counts, warnings: 0 }} brief />)
  expect(numbersIn(brief).reduce((sum, one) => sum + one, 0)).toBe(rows)
  expect(brief).toContain('已跳过')
  expect(brief).toContain('待核实')
  const whole = renderToStaticMarkup(<Counts entry={{ rows, counts, warnings: 0 }} />)
  expect(numbersIn(whole)).toEqual([rows, ...Object.values(counts)])
})

it('leaves out in brief what did not occur', () => {
  const only = { ...counts, skipped: 0, held: 0, price_mismatch: 0, several_hits: 0, no_hit: 0, error: 0 }
  expect(numbersIn(renderToStaticMarkup(<Counts entry={{ rows: 4_348, counts: only, warnings: 0 }} brief />))).toEqual([79, 4_269])
})
