/** Row by row what a file would do: what acts or is held, what stays as it is, what is not taken, and whose invitations end. */
import type { EndingInvitationView, LoadPreview, RowPreview } from '@/api/schema'
import { paths } from '@/capabilities'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Money } from '@/ui/Money'
import { money } from '@/ui/money'
import { PagedList } from '@/ui/PagedList'

export const words = {
  'foreseen.acting': { zh: '将生效或暂挂的行', en: 'Rows that act or are held' },
  'foreseen.unchanged': { zh: '无变化的行', en: 'Rows that change nothing' },
  'foreseen.skipped': { zh: '跳过的行', en: 'Rows left out' },
  'foreseen.refused': { zh: '未采用的行', en: 'Rows not taken' },
  'foreseen.line': { zh: '第{line}行', en: 'Row {line}' },
  'foreseen.price': { zh: '挂网价', en: 'listed price' },
  'foreseen.limit': { zh: '限价', en: 'limit' },
  'foreseen.from': { zh: '自{day}起', en: 'from {day}' },
  'foreseen.ends': { zh: '{count}份邀请失效', en: '{count} invitations end' },
  // A price is of one base unit, a quantity of sales units: no product of the two.
  'foreseen.quantity': { zh: '数量 {count}', en: 'quantity {count}' },
  'foreseen.amount': { zh: '合计', en: 'total' },
  'foreseen.stated': { zh: '文件中的价格', en: 'price of the file' },
  'foreseen.known': { zh: '现行价格不变', en: 'the price stays' },
  'foreseen.held': { zh: '暂挂', en: 'held' },
  'foreseen.added': { zh: '新增', en: 'added' },
  'foreseen.beside': { zh: '并存：{prices}', en: 'beside {prices}' },
  'foreseen.besideOne': { zh: '{price}（来源：{source}）', en: '{price} (from: {source})' },
  'foreseen.noSource': { zh: '未写', en: 'not stated' },
  'foreseen.riseHeld': { zh: '原价终止暂挂，待另一人审核：限价 {before} → {after}，自{day}起', en: 'the end of the old price is held for another person: limit {before} → {after} from {day}' },
  'foreseen.noLimit': { zh: '无', en: 'none' },
} satisfies Dictionary

export function ForeseenRows({ preview }: { preview: LoadPreview }) {
  const { t } = useI18n(words)
  const { counts, prices } = preview
  return (
    <>
      <PagedList label={t('foreseen.acting')} rows={preview.acting} total={counts.accepted + counts.held} rowKey={(row) => row.line} row={(row) => <Row row={row} />} />
      {prices && (
        <PagedList label={t('import.effect.invitations')} rows={prices.ending} total={prices.invitations} rowKey={(one) => one.id} row={(one) => <Ending one={one} />} />
      )}
      {prices && prices.concluded > 0 && (
        <PagedList label={t('import.endingConcluded')} rows={prices.ending_concluded} total={prices.concluded} rowKey={(one) => one.id} row={(one) => <Ending one={one} />} />
      )}
      <PagedList label={t('foreseen.refused')} rows={preview.refused} total={refusedOf(preview)} rowKey={(row) => row.line} row={(row) => <Row row={row} />} />
      <PagedList label={t('foreseen.unchanged')} rows={preview.unchanged} total={counts.unchanged} rowKey={(row) => row.line} row={(row) => <Row row={row} />} />
      <PagedList label={t('foreseen.skipped')} rows={preview.skipped} total={counts.skipped} rowKey={(row) => row.line} row={(row) => <Row row={row} />} />
    </>
  )
}

/** Rows that would not be taken. */
export function refusedOf({ counts }: LoadPreview): number {
  return counts.error + counts.no_hit + counts.several_hits + counts.price_mismatch
}

function Row({ row }: { row: RowPreview }) {
  const { t } = useI18n(words)
  const { around } = row
  return (
    <>
      <span className="quiet">{t('foreseen.line', { line: row.line })}</span>{' '}
      {row.product_id && row.product_name && (
        <>
          <AppLink to={paths.product(row.product_id)}>{row.product_name}</AppLink> {row.specification}{' '}
        </>
      )}
      <span className="code">{row.code}</span>{' '}
      {around ? <Around around={around} stated={row.status === 'held' ? row.price : null} /> : <Offer row={row} />}
      {row.status === 'held' && <strong>{t('foreseen.held')} </strong>}
      {row.reason && <span className="quiet">{row.reason}</span>}
      {/* The reasons of other rows hold their warnings. */}
      {row.status === 'accepted' && row.warnings.map((warning) => <span key={warning} className="quiet">· {warning} </span>)}
    </>
  )
}

/** What one wants to see of a listed price: it and the limit, before and after, and what ends; of one that is held what the file states. */
function Around({ around, stated }: { around: NonNullable<RowPreview['around']>; stated: RowPreview['price'] }) {
  const { t } = useI18n(words)
  return (
    <>
      {stated != null ? (
        <>
          · {t('foreseen.stated')} <Money value={stated} strong /> · {t('foreseen.known')} <Money value={around.price_before} />{' '}
        </>
      ) : (
        <>
          · {t('foreseen.price')} {around.beside.length > 0 ? t('foreseen.added') : <><Money value={around.price_before} /> →</>}{' '}
          <Money value={around.price_after} />{' '}
        </>
      )}
      {around.beside.length > 0 && (
        <span className="quiet">
          {t('foreseen.beside', {
            prices: around.beside
              .map((one) => t('foreseen.besideOne', { price: money(one.price), source: one.source || t('foreseen.noSource') }))
              .join('、'),
          })}{' '}
        </span>
      )}
      · {t('foreseen.limit')} <Money value={around.limit_before} />
      {around.limit_moves_on && (
        <>
          {' '}→ <Money value={around.limit_after} strong /> <span className="figure">{t('foreseen.from', { day: around.limit_moves_on })}</span>
        </>
      )}{' '}
      {around.rise_held && (
        <strong>
          · {t('foreseen.riseHeld', {
            before: money(around.rise_held.limit_before),
            after: around.rise_held.limit_after ? money(around.rise_held.limit_after) : t('foreseen.noLimit'),
            day: around.rise_held.on,
          })}{' '}
        </strong>
      )}
      {around.invitations_ending > 0 && <>· {t('foreseen.ends', { count: count(around.invitations_ending) })} </>}
    </>
  )
}

/** Price, quantity and amount of any other row, as far as it has them. */
function Offer({ row }: { row: RowPreview }) {
  const { t } = useI18n(words)
  if (row.price == null) return null
  return (
    <>
      · <Money value={row.price} />
      {row.quantity != null && <span className="figure"> · {t('foreseen.quantity', { count: count(row.quantity) })}</span>}
      {row.amount != null && (
        <>
          {' '}· {t('foreseen.amount')} <Money value={row.amount} strong />
        </>
      )}{' '}
    </>
  )
}

function Ending({ one }: { one: EndingInvitationView }) {
  const { t } = useI18n(words)
  return (
    <>
      <AppLink to={paths.invitation(one.id)}>{one.number}</AppLink> {one.hospital.name} ·{' '}
      <AppLink to={paths.product(one.product_id)}>{one.product_name}</AppLink> {one.specification} · <Money value={one.price} />
      <span className="figure"> · {t('foreseen.quantity', { count: count(one.quantity) })}</span> · {t('foreseen.amount')} <Money value={one.amount} strong />
    </>
  )
}
