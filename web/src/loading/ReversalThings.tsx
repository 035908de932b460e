/** Everything that the reversal of a load does or did, thing by thing, and the whole list as a file. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import type { ImportId, ReversalThingView, UndoneStep } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { ExportButton } from '@/table/ExportButton'
import { Money } from '@/ui/Money'
import { PagedList } from '@/ui/PagedList'
import { ProblemView } from '@/ui/ProblemView'
import { Waiting } from '@/ui/Waiting'

export const words = {
  'things.label': { zh: '明细', en: 'Each of them' },
  'things.step.limit_moved': { zh: '限价变动', en: 'Limit moves' },
  'things.step.invitation_restored': { zh: '议价邀请恢复', en: 'Invitation open again' },
  'things.step.invitation_withdrawn': { zh: '议价邀请撤回', en: 'Invitation withdrawn' },
  'things.step.change_waits': { zh: '公示终止，须由另一人重新决定', en: 'Its publicity ended: another person decides on it' },
  'things.step.price_far': { zh: '此后导入的价格相差过大，待核实', en: 'Later price that is far then and waits' },
  'things.step.price_withdrawn': { zh: '价格撤销', en: 'Price withdrawn' },
  'things.step.price_restored': { zh: '价格恢复', en: 'Price in force again' },
  'things.step.concluded_price_ending': { zh: '成交价将作废', en: 'Concluded price that ends' },
  'things.step.concluded_price_restored': { zh: '成交价恢复', en: 'Concluded price in force again' },
  'things.step.concluded_under_load': { zh: '按其限价成交，继续有效', en: 'Concluded under its limits, stays in force' },
  'things.step.declaration_withdrawn': { zh: '申报撤回', en: 'Declaration withdrawn' },
  'things.step.price_held': { zh: '价格暂续计入', en: 'Price counts until its end is announced' },
  'things.step.price_overtaken': { zh: '已被后续价格替代', en: 'Replaced by a later price' },
  'things.step.change_withdrawn': { zh: '待核实价格撤回', en: 'Held price withdrawn' },
  'things.step.left_as_it_is': { zh: '未能撤销', en: 'Cannot be undone' },
} satisfies Dictionary & Record<`things.step.${UndoneStep}`, unknown>

/** The first ones are shown; the file has all. */
const SHOWN = 200

export function ReversalThings({ id }: { id: ImportId }) {
  const { t } = useI18n(words)
  const things = useQuery({
    queryKey: ['reversal-things', id],
    queryFn: () =>
      unwrap(api.GET('/api/v1/imports/{id}/reversal/things', { params: { path: { id }, query: { limit: SHOWN } } })),
  })
  if (things.error) return <ProblemView error={things.error} />
  if (!things.data) return <Waiting />
  return (
    <>
      <PagedList
        label={t('things.label')}
        rows={things.data.items}
        total={things.data.total}
        rowKey={(one) => one.position}
        row={(one) => <Thing one={one} />}
      />
      <ExportButton path={thingsPath(id)} />
    </>
  )
}

export function thingsPath(id: ImportId) {
  return `/api/v1/imports/${id}/reversal/things`
}

function Thing({ one }: { one: ReversalThingView }) {
  const { t, shortRegion } = useI18n(words)
  const head = one.product && `${one.product.name} ${one.product.specification}`
  const where = one.region && shortRegion(one.region)
  return (
    <>
      <span className="quiet">{t(`things.step.${one.step}`)}</span> {[one.number, head, where, one.platform].filter(Boolean).join(' · ')}{' '}
      {one.before != null && <Money value={one.before} />}
      {(one.before != null || one.after != null) && ' → '}
      {one.after != null ? <Money value={one.after} /> : one.before != null && '—'}
      {one.reason && <span className="quiet"> {one.reason}</span>}
    </>
  )
}
