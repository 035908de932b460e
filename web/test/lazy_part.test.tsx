/** A part of a page whose code is fetched. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { lazyPart } from '@/ui/lazyPart'

const chart = { Chart: ({ points }: { points: number }) => <b>{points} points</b> }

it('leaves the page as it is until its code is there', () => {
  const client = new QueryClient()
  const Part = lazyPart(() => Promise.resolve(chart), 'Chart')
  const shown = () =>
    renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <h2>The page</h2>
        <Part points={3} />
      </QueryClientProvider>,
    )
  expect(shown()).toMatch(/The page.*role="status"/)
  expect(shown()).not.toContain('3 points')
  client.setQueryData(['code', 'Chart'], chart)
  expect(shown()).toBe('<h2>The page</h2><b>3 points</b>')
})
