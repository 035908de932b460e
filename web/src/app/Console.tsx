/** The outermost shell: language, theme, data, routes. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo, useState } from 'react'
import { setShownCapacity } from '@/api/capacity'
import { whenSignedOut } from '@/api/client'
import { ApiProblem, isBeingIndexed } from '@/api/problem'
import type { SessionView } from '@/api/schema'
import { isNotedSignedIn, noteSignedIn, sessionQuery } from '@/api/session'
import { applyLanguage } from '@/app/applyLanguage'
import { I18nContext, storeLanguage, storedLanguage } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { createConsoleRouter } from '@/routes'
import { theme } from '@/theme'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // An answer that refuses is an answer; only silence and overload are worth asking again.
      retry: (count, error) => count < 2 && !isBeingIndexed(error) && (!(error instanceof ApiProblem) || error.status === 0 || error.status === 503),
    },
  },
})
const router = createConsoleRouter(queryClient)

setShownCapacity(() => queryClient.getQueryData<SessionView | null>(sessionQuery.queryKey)?.organisation.kind)

whenSignedOut(() => {
  // Whoever has left by himself is on the way there, and is told why by that page.
  if (router.state.location.pathname === paths.login || !isNotedSignedIn()) return
  const next = router.state.location.href
  noteSignedIn(false)
  queryClient.clear()
  queryClient.setQueryData(sessionQuery.queryKey, null)
  void router.navigate({ to: paths.login, search: { next, expired: 'yes' } })
})

applyLanguage(storedLanguage())

export function Console() {
  const [language, setLanguage] = useState(storedLanguage)
  const i18n = useMemo(
    () => ({
      language,
      setLanguage: (next: typeof language) => {
        storeLanguage(next)
        applyLanguage(next)
        setLanguage(next)
        void queryClient.invalidateQueries()
      },
    }),
    [language],
  )
  return (
    <I18nContext value={i18n}>
      <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={queryClient}>
          <App>
            <RouterProvider router={router} />
          </App>
        </QueryClientProvider>
      </ConfigProvider>
    </I18nContext>
  )
}
