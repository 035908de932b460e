/** The calculation sheet of a reference limit: every price considered, counted or not, and why. */
import { Switch } from 'antd'
import { useState } from 'react'
import { useKind } from '@/api/session'
import type { ConsideredPrice, LimitSheet } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { Clause } from '@/ui/Clause'
import { serverNow } from '@/ui/clock'
import { isDay } from '@/ui/day'
import { DayInput } from '@/ui/DayInput'
import { InstantInput } from '@/ui/InstantInput'
import { Money } from '@/ui/Money'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { dayOf, instant, isInstant } from '@/ui/time'
import { Waiting } from '@/ui/Waiting'
import { hasOtherSource } from './sources'
import { useSheet } from './useSheet'

export function SheetPanel({ productId, baseUnit }: { productId: string; baseUnit: string }) {
  const i18n = useI18n()
  const { t } = i18n
  const [on, setOn] = useState('')
  const [knownAt, setKnownAt] = useState('')
  const [countedOnly, setCountedOnly] = useState(false)
  const kind = useKind()
  const oversees = kind === 'exchange_center' || kind === 'insurance_bureau'
  const today = dayOf(serverNow())
  // Of what is no day no sheet is shown: the last one is that of another day.
  const isMeant = (on === '' || isDay(on)) && (knownAt === '' || isInstant(knownAt))
  const sheet = useSheet(productId, on, knownAt, isMeant)
  return (
    <section className="panel" aria-labelledby="sheet-title" id="sheet">
      <div className="panel-head">
        <h2 id="sheet-title">{t('sheet.title')}</h2>
        <div className="row">
          <label className="row">
            {t('sheet.asOf')}
            <DayInput size="small" value={on === '' ? today : on} onChange={setOn} />
          </label>
          {oversees && (
            <label className="row">
              {t('sheet.knownAt')}
              <InstantInput
                label={t('sheet.knownAt')}
                placeholder={t('sheet.knownNow')}
                value={knownAt}
                onChange={setKnownAt}
                until={today}
              />
            </label>
          )}
        </div>
      </div>
      {isMeant && knownAt !== '' && <p className="quiet spaced-below">{t('sheet.knownNote', { at: instant(knownAt) })}</p>}
      {isMeant && sheet.error && <ProblemView error={sheet.error} retry={() => void sheet.refetch()} />}
      {isMeant && sheet.isPending && <Waiting />}
      {isMeant && sheet.data && (
        <>
          <Outcome sheet={sheet.data} baseUnit={baseUnit} />
          <DataTable<ConsideredPrice>
            name="sheet"
            label={t('sheet.title')}
            columns={sheetColumns(i18n, sheet.data)}
            rowKey={(price) => price.price_id}
            page={pageOf(sheet.data, countedOnly)}
            rowClass={(price) => rowClass(price, sheet.data)}
            exportPath={`/api/v1/products/${productId}/reference-limit`}
            exportFilters={{ on: sheet.data.on, known_at: sheet.data.known_at }}
            empty={<p>{t('sheet.empty')}</p>}
            toolbar={
              <>
                <label className="row">
                  <Switch size="small" checked={countedOnly} onChange={setCountedOnly} />
                  {t('sheet.countedOnly')}
                </label>
                <span className="quiet figure">
                  {t('sheet.counts', {
                    all: sheet.data.considered.length,
                    counted: sheet.data.considered.filter((price) => price.counted).length,
                  })}
                </span>
              </>
            }
          />
        </>
      )}
    </section>
  )
}

function Outcome({ sheet, baseUnit }: { sheet: LimitSheet; baseUnit: string }) {
  const { t, region } = useI18n()
  return (
    <p className="outcome">
      {sheet.limit ? (
        <>
          {t('sheet.limitOn', { on: sheet.on })} <Money value={sheet.limit} strong /> / {baseUnit}
          {sheet.source && ` · ${t('sheet.source', { region: region(sheet.source.region), platform: sheet.source.platform })}`}
        </>
      ) : (
        t('sheet.noLimit', { on: sheet.on })
      )}{' '}
      · <Clause clause={sheet.clause} />
    </p>
  )
}

function isLowest(price: ConsideredPrice, sheet: LimitSheet): boolean {
  return price.counted && price.base_price === sheet.limit
}

function rowClass(price: ConsideredPrice, sheet: LimitSheet): string {
  if (isLowest(price, sheet)) return 'row-lowest'
  return price.counted ? '' : 'row-quiet'
}

function pageOf(sheet: LimitSheet, countedOnly: boolean) {
  const items = sheet.considered.filter((price) => price.counted || !countedOnly)
  return { items, next: null, total: items.length, total_is_exact: true }
}

/** The price as listed, with the pack ratio by which it is divided. */
function ListedPrice({ price }: { price: ConsideredPrice }) {
  return (
    <span className="figure">
      {price.pack_ratio !== '1' && <small className="quiet">÷{price.pack_ratio} </small>}
      <Money value={price.price} />
    </span>
  )
}

function sheetColumns({ t, region }: Translator, sheet: LimitSheet): Column<ConsideredPrice>[] {
  return [
    {
      key: 'region',
      title: t('sheet.region'),
      width: 130,
      always: true,
      render: (price) => region(price.region),
    },
    { key: 'platform', title: t('sheet.platform'), width: 170, render: (price) => price.platform },
    { key: 'kind', title: t('sheet.kind'), width: 118, render: (price) => t(`price.kind.${price.kind}`) },
    { key: 'price', title: t('sheet.price'), width: 104, align: 'right', render: (price) => <ListedPrice price={price} /> },
    {
      key: 'base',
      title: t('sheet.basePrice'),
      width: 110,
      align: 'right',
      render: (price) => <Money value={price.base_price} strong={isLowest(price, sheet)} />,
    },
    {
      key: 'term',
      title: t('sheet.term'),
      width: 178,
      render: (price) => (
        <span className="figure">{price.effective_from} ~ {price.effective_to ?? t('sheet.openEnd')}</span>
      ),
    },
    {
      key: 'verdict',
      title: t('sheet.verdict'),
      width: 210,
      wrap: true,
      render: (price) => (
        <span className="tags">
          {isLowest(price, sheet) ? (
            <Tag tone="wait">{t('sheet.lowest')}</Tag>
          ) : (
            <Tag tone={price.counted ? 'good' : 'quiet'}>{price.counted ? t('sheet.counted') : t('sheet.notCounted')}</Tag>
          )}
          {price.reason && <small className="quiet">{price.reason.text}</small>}
          {hasOtherSource(price, sheet.considered) && <small className="quiet">{t('sheet.otherSource')}</small>}
        </span>
      ),
    },
    { key: 'source', title: t('sheet.document'), width: 170, wrap: true, render: (price) => price.source || '—' },
  ]
}
