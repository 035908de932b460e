/** Undoing a load: what would be undone and what cannot be, then one reason. */
import { api, unwrap } from '@/api/client'
import type { ImportView, ReversalView } from '@/api/schema'
import { paths } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { Money } from '@/ui/Money'
import { PagedList } from '@/ui/PagedList'
import { ProblemView } from '@/ui/ProblemView'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { useCommand } from '@/ui/useCommand'
import { usePreview } from '@/ui/usePreview'
import { Waiting } from '@/ui/Waiting'
import { ReversalThings } from './ReversalThings'

export function ReversalDialog({ entry, onClose }: { entry: ImportView; onClose: () => void }) {
  const { t } = useI18n()
  const path = { id: entry.id }
  // The reason is asked for below; what would be undone does not depend on it.
  const foreseen = usePreview(['reversal', entry.id], () =>
    unwrap(api.POST('/api/v1/imports/{id}/reversal', { params: { path, query: { preview: true } }, body: { reason: '-' } })),
  )
  const undo = useCommand(
    (reason: string) => unwrap(api.POST('/api/v1/imports/{id}/reversal', { params: { path }, body: { reason } })),
    { touches: ['imports', 'import'], done: t('import.reversed'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={t('import.reverseTitle')}
      label={t('import.reverseReason')}
      confirm={t('import.reverse')}
      pending={undo.isPending}
      error={undo.error}
      onConfirm={(reason) => undo.mutate(reason)}
      onClose={onClose}
    >
      <p>{t('import.reverseAsk', { kind: t(`import.kind.${entry.kind}`), file: entry.file_name, rows: count(entry.rows) })}</p>
      {foreseen.error && <ProblemView error={foreseen.error} />}
      {foreseen.isPending && <Waiting />}
      {foreseen.data && <ReversalFigures reversal={foreseen.data} />}
      {foreseen.data && <ReversalThings id={entry.id} />}
    </ReasonDialog>
  )
}

const FIGURES = [
  'prices_withdrawn', 'prices_restored', 'prices_overtaken', 'limits_raised', 'limits_lowered', 'limits_gone', 'limits_new',
  'prices_far', 'changes_withdrawn', 'concluded_ending', 'concluded_restored', 'concluded_under',
  'invitations_restored', 'invitations_withdrawn', 'left',
] as const

/** What a reversal undid or would undo. */
export function ReversalFigures({ reversal }: { reversal: ReversalView }) {
  const { t } = useI18n()
  return (
    <>
      <ul className="verdicts">
        {FIGURES.filter((name) => reversal[name] > 0).map((name) => (
          <li key={name}>
            <span className="quiet">{t(`import.reversal.${name}`)}</span> <strong className="figure">{count(reversal[name])}</strong>
          </li>
        ))}
      </ul>
      {reversal.sent_again.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <PagedList
        label={t('import.reversal.concluded_under')}
        rows={reversal.concluded_under_shown}
        total={reversal.concluded_under}
        rowKey={(one) => one.number ?? ''}
        row={(one) => (
          <>
            {one.invitation_id && <AppLink to={paths.invitation(one.invitation_id)}>{one.number}</AppLink>} {one.product_name} {one.specification}{' '}
            {one.price != null && <Money value={one.price} />}
          </>
        )}
      />
      <PagedList
        label={t('import.reversal.left')}
        rows={reversal.left_shown}
        total={reversal.left}
        rowKey={(one) => `${one.what} ${one.reason}`}
        row={(one) => (
          <>
            {t('import.leftRow', { what: one.what, reason: one.reason })}{' '}
            {one.product_id != null && (
              <AppLink to={paths.product(one.product_id)}>
                {one.product_name} {one.specification}
              </AppLink>
            )}
          </>
        )}
      />
    </>
  )
}
