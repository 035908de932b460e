/** What a list would change, before anything happens: in numbers, as a chart, and row by row. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Progress, Tabs } from 'antd'
import { api, unwrap } from '@/api/client'
import { useKind, useSession } from '@/api/session'
import type { LinkageView, PreviewView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { useListAddress } from '@/table/useListAddress'
import { count } from '@/ui/count'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { MovesPanel } from './MovesPanel'
import { PreviewInvitations } from './PreviewInvitations'
import { PreviewProducts } from './PreviewProducts'

const POLL_MILLISECONDS = 700

/** Nothing for a bureau of a part of the platform: a list moves prices everywhere. */
export function PreviewPanel({ linkage }: { linkage: LinkageView }) {
  return useSession().oversees_platform ? <WholePreview linkage={linkage} /> : null
}

function WholePreview({ linkage }: { linkage: LinkageView }) {
  const { t } = useI18n()
  const path = { id: linkage.id }
  const preview = useQuery({
    queryKey: ['linkages', 'preview', linkage.id],
    queryFn: () => unwrap(api.GET('/api/v1/linkages/{id}/preview', { params: { path } })),
    refetchInterval: (query) => (query.state.data?.state === 'preparing' ? POLL_MILLISECONDS : false),
  })
  if (preview.error) return <ProblemView error={preview.error} retry={() => void preview.refetch()} />
  if (!preview.data) return <Waiting />
  if (preview.data.state === 'preparing') {
    return (
      <section className="panel" role="status">
        <p>{t('linkage.preparing')}</p>
        <Progress percent={Math.floor(preview.data.progress * 100)} aria-label={t('linkage.preparing')} />
      </section>
    )
  }
  return <Ready linkage={linkage} preview={preview.data} />
}

const COUNTS = ['falls', 'rises', 'appearances', 'vanishings', 'invitations'] as const

function Ready({ linkage, preview }: { linkage: LinkageView; preview: PreviewView }) {
  const { t } = useI18n()
  const decides = useKind() === 'exchange_center'
  const list = useListAddress()
  const path = { id: linkage.id }
  const again = useCommand(
    () => unwrap(api.POST('/api/v1/linkages/{id}/preview', { params: { path } })),
    { touches: ['linkages'], showFailure: true },
  )
  return (
    <>
      {preview.limits_changed_since > 0 && linkage.state === 'draft' && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={t('linkage.stale', { count: count(preview.limits_changed_since) })}
          action={decides && <Button size="small" loading={again.isPending} onClick={() => again.mutate(undefined)}>{t('linkage.again')}</Button>}
        />
      )}
      <ul className="counters counters-tight" aria-label={t('linkage.preview')}>
        {COUNTS.map((name) => (
          <li key={name} className="counter">
            <strong className="figure">{count(preview[name])}</strong>
            <span>{t(`linkage.${name}`)}</span>
          </li>
        ))}
        <li className="counter" title={t('linkage.pricesAboveNote', { from: count(preview.prices_above_from) })}>
          <strong className="figure">{count(preview.prices_above)}</strong>
          <span>{t('linkage.pricesAbove')}</span>
        </li>
      </ul>
      <MovesPanel preview={preview} />
      <Tabs
        destroyOnHidden
        activeKey={list.filters.view ?? 'products'}
        // The filters and the place of one list mean nothing in another.
        onChange={(view) => list.setFilters({ view, q: '', change: '', sort: '' })}
        items={[
          { key: 'products', label: t('linkage.products'), children: <PreviewProducts linkageId={linkage.id} above={false} /> },
          { key: 'invitations', label: `${t('linkage.invitations')} ${count(preview.invitations)}`, children: <PreviewInvitations linkageId={linkage.id} /> },
          {
            key: 'concluded',
            label: `${t('linkage.concluded')} ${count(preview.concluded)} · ${money(preview.concluded_amount)}`,
            children: <PreviewInvitations linkageId={linkage.id} concluded />,
          },
          { key: 'above', label: t('linkage.hospitalPrices'), children: <PreviewProducts linkageId={linkage.id} above /> },
        ]}
      />
    </>
  )
}
