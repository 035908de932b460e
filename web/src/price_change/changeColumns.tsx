/** The columns of lists of price changes. */
import { Button } from 'antd'
import type { ChangeState, ChangeView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import type { Column } from '@/table/DataTable'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { Tag, type Tone } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { ChangePercent } from './ChangePercent'
import { endsPrice, limitMoved, movesLimit, RisingLimit } from './RisingLimit'

const TONES: Record<ChangeState, Tone> = {
  submitted: 'wait',
  returned: 'bad',
  withdrawn: 'quiet',
  refused: 'bad',
  publicized: 'info',
  announced: 'good',
  stopped: 'bad',
  corrected: 'quiet',
  joined: 'quiet',
}

export function ChangeStateTag({ change, i18n }: { change: ChangeView; i18n: Translator }) {
  const later = change.state === 'announced' && !change.in_force
  if (change.unconfirmed) return <Tag tone="wait">{i18n.t('change.unconfirmed')}</Tag>
  return (
    <Tag tone={later ? 'info' : TONES[change.state]}>
      {later ? i18n.t('change.forLater') : i18n.t(`change.state.${change.state}`)}
    </Tag>
  )
}

/** Whether it waits for a decision of its own that the reader may take; a linkage list is decided on as a whole. */
export function isDecidable(change: ChangeView): boolean {
  return change.state === 'submitted' && change.origin !== 'linkage' && !change.takes_another
}

interface Options {
  /** The publicity that all of them are in; none then needs to repeat when it ends. */
  publicity?: string
}

export function changeColumns(
  i18n: Translator,
  open: (change: ChangeView) => void,
  { publicity }: Options = {},
): Column<ChangeView>[] {
  const { t, shortRegion, region } = i18n
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 178,
      fixed: 'left',
      always: true,
      render: (change) => (
        <span className="two-lines">
          <AppLink to={paths.product(change.product.id)} title={change.product.name}>{change.product.name}</AppLink>
          <small title={[change.product.specification, change.product.model].filter(Boolean).join(' / ')}>
            {[change.product.specification, change.product.model].filter(Boolean).join(' / ') || change.product.code}
          </small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('change.stateAndOrigin'),
      width: 104,
      render: (change) => (
        <span className="two-lines">
          <span><ChangeStateTag change={change} i18n={i18n} /></span>
          <small>{t(`change.origin.${change.origin}`)}</small>
        </span>
      ),
    },
    {
      key: 'platform',
      title: t('sheet.platform'),
      width: 156,
      render: (change) => (
        <span className="two-lines">
          <span title={change.platform}>{change.platform}</span>
          <small>{shortRegion(change.region)} · {t(`price.kind.${change.kind}`)}</small>
        </span>
      ),
    },
    {
      key: 'price',
      title: t('change.price'),
      width: 114,
      align: 'right',
      render: (change) => (
        <span className="two-lines">
          <Money value={change.base_price} strong />
          <small className="figure">{change.pack_ratio === '1' ? `/ ${change.product.base_unit}` : `${change.price} ÷ ${change.pack_ratio}`}</small>
        </span>
      ),
    },
    {
      key: 'limit',
      title: t('product.limit'),
      width: 112,
      align: 'right',
      render: (change) => (
        <span className="two-lines">
          <Money value={change.reference_limit} />
          {movesLimit(change) && (
            <span title={t(limitMoved(change))}><RisingLimit change={change} /></span>
          )}
          {!endsPrice(change) && change.change_percent != null && <small><ChangePercent percent={change.change_percent} /></small>}
        </span>
      ),
    },
    {
      key: 'dates',
      title: t('change.dates'),
      width: 188,
      render: (change) => (
        <span className="two-lines">
          <span className="figure">
            <span className="unbroken">{change.effective_from} ~</span> <span className="unbroken">{change.effective_to ?? t('sheet.openEnd')}</span>
          </span>
          <WhatComes change={change} publicity={publicity} />
          {(change.objections_open ?? 0) > 0 && (
            <small className="due">{t('change.objections', { count: change.objections_open ?? 0 })}</small>
          )}
        </span>
      ),
    },
    { key: 'maker', title: t('product.manufacturer'), width: 128, render: (change) => <span title={change.manufacturer.name}>{change.manufacturer.name}</span> },
    { key: 'submitted', title: t('change.submitted'), width: 134, hiddenAtFirst: true, render: (change) => <span className="figure">{instant(change.submitted_at)}</span> },
    { key: 'code', title: t('product.code'), width: 226, hiddenAtFirst: true, render: (change) => <span className="code">{change.product.code}</span> },
    {
      key: 'open',
      title: t('change.detail'),
      width: 68,
      fixed: 'right',
      always: true,
      render: (change) => (
        <Button type="link" size="small" onClick={() => open(change)} aria-label={`${t('change.detail')} ${change.product.name} ${region(change.region)}`}>
          {t('change.detail')}
        </Button>
      ),
    },
  ]
}

/** When its publicity ends, when it counts from, or why it goes no further. */
function WhatComes({ change, publicity }: { change: ChangeView } & Options) {
  const { t } = useI18n()
  if (change.counts_from) return <small className="figure">{t('change.countsFrom', { on: change.counts_from })}</small>
  if (change.publicity && change.publicity.id !== publicity) {
    return (
      <small className="figure">
        <AppLink to={paths.publicity(change.publicity.id)}>{t('change.until', { until: change.publicity.due_by ?? '—' })}</AppLink>
      </small>
    )
  }
  return change.reason ? <small title={change.reason}>{change.reason}</small> : null
}
