/** What a file would do, and the one question before it does it. */
import { Alert, Button, Popconfirm, Radio } from 'antd'
import type { ImportKind, LoadPreview } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { count } from '@/ui/count'
import { money } from '@/ui/money'
import { PagedList } from '@/ui/PagedList'
import { Counts } from '@/ui/Counts'
import { instant } from '@/ui/time'
import { ForeseenRows, refusedOf } from './ForeseenRows'
import { HIDDEN_CHOICES, type HiddenRows } from './hiddenRows'
import { MovingLimits } from './MovingLimits'
import { RisingLimits } from './RisingLimits'
import { Warned } from './Warned'

interface Props {
  kind: ImportKind
  fileName: string
  preview: LoadPreview
  /** Whether the file is being sent. */
  pending: boolean
  /** What was chosen for rows that are hidden or filtered away. */
  hidden?: HiddenRows
  onHidden: (choice: HiddenRows) => void
  onLoad: () => void
  /** Looks once more, as a file that is meant again. */
  onAgain: () => void
  onClose: () => void
}

export function LoadPreviewPanel({ kind, fileName, preview, pending, hidden, onHidden, onLoad, onAgain, onClose }: Props) {
  const { t } = useI18n()
  const taken = preview.counts.accepted + preview.counts.held
  const mustChoose = preview.hidden_rows > 0 && hidden === undefined
  return (
    <section className="import-progress" aria-label={t('import.previewOf', { file: fileName })}>
      <div className="row">
        <strong>{fileName}</strong>
        <span className="quiet">{t('import.previewNote')}</span>
        {!preview.same_as && (
          <Popconfirm title={<Question kind={kind} preview={preview} />} okText={t('import.load')} cancelText={t('common.cancel')} onConfirm={onLoad}>
            <Button type="primary" loading={pending} disabled={mustChoose || (taken === 0 && preview.counts.unchanged === 0)}>{t('import.toLoad')}</Button>
          </Popconfirm>
        )}
        <Button onClick={onClose} disabled={pending}>{t('common.cancel')}</Button>
      </div>
      {preview.same_as && (
        <Alert
          type="warning"
          showIcon
          title={preview.same_undone_at
            ? t('import.sameUndoneForeseen', { at: instant(preview.same_undone_at), rows: count(preview.rows) })
            : t('import.sameForeseen', { rows: count(preview.rows) })}
          action={<Button size="small" onClick={onAgain}>{t(preview.same_undone_at ? 'import.allTheSame' : 'import.again')}</Button>}
        />
      )}
      {preview.hidden_rows > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('import.hiddenRows', { rows: count(preview.hidden_rows) })}
          description={
            <Radio.Group
              aria-label={t('import.hiddenChoice')}
              value={hidden}
              disabled={pending}
              onChange={(event) => onHidden(event.target.value as HiddenRows)}
              options={HIDDEN_CHOICES.map((value) => ({ value, label: t(`import.hidden.${value}`) }))}
            />
          }
        />
      )}
      {preview.notes.length > 0 && (
        <ul className="problem-fields" aria-label={t('import.notes')}>
          {preview.notes.map((note) => <li key={note}>{note}</li>)}
        </ul>
      )}
      <div role="status">
        <Counts entry={preview} />
      </div>
      <Warned warned={preview.warned} />
      <Effects preview={preview} />
      <ForeseenRows preview={preview} />
    </section>
  )
}

/** So many names are in the question. */
const NAMES = 3

/** What cannot be undone by the one who does it: kind, rows, limits and invitations by name, what is held and what is refused. */
function Question({ kind, preview }: { kind: ImportKind; preview: LoadPreview }) {
  const { t, language } = useI18n()
  const { prices, invitations, counts } = preview
  const held = Math.max(counts.held, prices ? prices.outliers_held + prices.rises_held : 0)
  const refused = refusedOf(preview)
  const falling = prices?.falling.slice(0, NAMES).map((one) => `${one.name} ${money(one.before)} → ${money(one.after)}`) ?? []
  const manufacturers = invitations?.manufacturers.slice(0, NAMES).map((one) => `${one.manufacturer.name} ${money(one.amount)}`) ?? []
  const rising = prices?.rising.slice(0, NAMES).map((one) => t('import.askRising', {
    name: one.name,
    before: money(one.rise?.limit_before),
    after: money(one.rise?.limit_after),
    day: one.rise?.on ?? '—',
  })) ?? []
  const ending = prices?.ending.slice(0, NAMES).map((one) => t('import.askEnding', { number: one.number, name: one.product_name, amount: money(one.amount) })) ?? []
  const names = [...falling, ...ending, ...rising, ...manufacturers].join(language === 'en' ? '; ' : '；')
  return (
    <div className="question">
      <p>{t('import.ask', { kind: t(`import.kind.${kind}`), rows: count(preview.rows) })}</p>
      {prices && <p>{t('import.askPrices', { falls: count(prices.falls), invitations: count(prices.invitations), amount: money(prices.invitations_amount) })}</p>}
      {prices && prices.concluded > 0 && <p>{t('import.askConcluded', { concluded: count(prices.concluded), amount: money(prices.concluded_amount) })}</p>}
      {invitations && <p>{t('import.askInvitations', { sent: count(invitations.sent), confirmed: count(invitations.confirmed), amount: money(invitations.amount) })}</p>}
      {names && <p className="quiet">{t('import.askNames', { names })}</p>}
      {held > 0 && <p>{t('import.askHeld', { held: count(held) })}</p>}
      {preview.warnings > 0 && <p>{t('import.askWarned', { rows: count(preview.warnings) })}</p>}
      {refused > 0 && <p>{t('import.askRefused', { refused: count(refused) })}</p>}
    </div>
  )
}

const PRICES = ['new', 'changed', 'falls', 'appearances', 'rises_held', 'outliers_held', 'invitations', 'concluded', 'prices_above'] as const

function Effects({ preview }: { preview: LoadPreview }) {
  const { t } = useI18n()
  const { prices, invitations } = preview
  return (
    <>
      {prices && (
        <>
          <ul className="counters counters-tight" aria-label={t('import.effects')}>
            {PRICES.map((name) => (
              <li key={name} className="counter">
                <strong className="figure">{count(prices[name])}</strong>
                <span>{t(`import.effect.${name}`, { from: count(prices.prices_above_from) })}</span>
              </li>
            ))}
            <li className="counter">
              <strong className="figure">{money(prices.invitations_amount)}</strong>
              <span>{t('import.effect.invitations_amount')}</span>
            </li>
            <li className="counter">
              <strong className="figure">{money(prices.concluded_amount)}</strong>
              <span>{t('import.effect.concluded_amount')}</span>
            </li>
          </ul>
          <RisingLimits rising={prices.rising} total={prices.rises_held} />
          <MovingLimits label={t('import.falling')} moves={prices.falling} total={prices.falls} />
        </>
      )}
      {invitations && (
        <>
          <ul className="counters counters-tight" aria-label={t('import.effects')}>
            <li className="counter"><strong className="figure">{count(invitations.sent)}</strong><span>{t('import.effect.sent')}</span></li>
            <li className="counter"><strong className="figure">{count(invitations.confirmed)}</strong><span>{t('import.effect.confirmed')}</span></li>
            <li className="counter"><strong className="figure">{money(invitations.amount)}</strong><span>{t('import.effect.amount')}</span></li>
          </ul>
          <PagedList
            label={t('import.manufacturersLabel')}
            rows={invitations.manufacturers}
            total={invitations.manufacturers.length}
            rowKey={(one) => one.manufacturer.id}
            row={(one) => t('import.manufacturer', { name: one.manufacturer.name, sent: count(one.sent), amount: money(one.amount) })}
          />
        </>
      )}
    </>
  )
}
