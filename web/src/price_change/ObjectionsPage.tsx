/** Objections to changes in publicity, and the exchange centre's answers. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Radio, Tabs } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { ObjectionState, ObjectionView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { EvidenceLinks } from '@/ui/EvidenceLinks'
import { Money } from '@/ui/Money'
import { PageHeader } from '@/ui/PageHeader'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { Tag, type Tone } from '@/ui/StateTag'
import { keysOf } from '@/ui/keysOf'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { ChangeSources } from './ChangeSources'
import { RightPriceInputs, typedRightPrice, type RightPrice } from './RightPriceInputs'

/** The states in the order of their tabs. */
const TONES: Record<ObjectionState, Tone> = { open: 'wait', upheld: 'good', dismissed: 'quiet', closed: 'quiet', withdrawn: 'quiet' }

export function ObjectionsPage() {
  const i18n = useI18n()
  const { t } = i18n
  const kind = useKind()
  const answers = kind === 'exchange_center'
  const list = useListAddress()
  const [answered, setAnswered] = useState<ObjectionView | null>(null)
  const { page, error, pending, retry } = usePage('objections', list.query, () =>
    unwrap(api.GET('/api/v1/objections', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.objections')} note={t('objection.listNote')} />
      <Tabs
        activeKey={list.filters.state ?? ''}
        onChange={(state) => list.setFilters({ state })}
        items={(['', ...keysOf(TONES)] as const).map((state) => ({
          key: state,
          label: state === '' ? t('invitation.allStates') : t(`objection.state.${state}`),
        }))}
      />
      <DataTable
        name="objections"
        label={t('nav.objections')}
        columns={columns(i18n, [answers, kind !== 'insurance_bureau'], setAnswered)}
        rowKey={(objection) => objection.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/objections"
        empty={<p>{t('objection.empty')}</p>}
      />
      {answered && answers && <AnswerDialog objection={answered} close={() => setAnswered(null)} />}
      {answered && !answers && <WithdrawalDialog objection={answered} close={() => setAnswered(null)} />}
    </>
  )
}

type Verdict = 'dismissed' | 'upheld' | 'corrected'

function AnswerDialog({ objection, close }: { objection: ObjectionView; close: () => void }) {
  const { t } = useI18n()
  const [verdict, setVerdict] = useState<Verdict>('dismissed')
  const change = useQuery({
    queryKey: ['price-changes', 'one', objection.price_change_id],
    queryFn: () => unwrap(api.GET('/api/v1/price-changes/{id}', { params: { path: { id: objection.price_change_id } } })),
  }).data
  const [typed, setTyped] = useState<RightPrice | null>(null)
  const right = typed ?? { price: change?.price ?? '', pack_ratio: change?.pack_ratio ?? '1' }
  const send = useCommand(
    (answer: string) =>
      unwrap(
        api.POST('/api/v1/objections/{id}/answer', {
          params: { path: { id: objection.id } },
          body: {
            upheld: verdict !== 'dismissed',
            answer,
            corrected: verdict === 'corrected' ? (typedRightPrice(right) ?? right) : undefined,
          },
        }),
      ),
    { touches: ['objections', 'price-changes', 'publicities'], done: t('objection.answered'), onDone: close },
  )
  return (
    <ReasonDialog
      title={t('objection.answerTitle', { name: objection.product.name })}
      label={t('objection.answer')}
      placeholder={t('answer.reasonHint')}
      confirm={t('objection.send')}
      pending={send.isPending}
      disabled={change?.takes_another}
      error={send.error}
      about={JSON.stringify([verdict, right])}
      onConfirm={(answer) => send.mutate(answer)}
      onClose={close}
    >
      {change?.takes_another && <Alert type="warning" showIcon className="problem" title={t('decide.own')} />}
      <p>{objection.reason}</p>
      <EvidenceLinks ids={objection.evidence} />
      {change && (change.evidence.length > 0 || change.sources.length > 0) && (
        <section>
          <h3>{t('objection.ofPrice')}</h3>
          <EvidenceLinks ids={change.evidence} />
          <ChangeSources sources={change.sources} />
        </section>
      )}
      <Radio.Group
        className="spaced spaced-below"
        aria-label={t('change.state')}
        value={verdict}
        onChange={(event) => setVerdict(event.target.value as Verdict)}
        options={[
          { value: 'dismissed', label: t('objection.dismiss') },
          { value: 'upheld', label: t('objection.uphold') },
          ...(change?.state === 'publicized' && change.origin !== 'rise' ? [{ value: 'corrected', label: t('objection.correct') }] : []),
        ]}
      />
      {verdict === 'corrected' && change && (
        <RightPriceInputs value={right} onChange={setTyped} unit={change.product.base_unit} />
      )}
    </ReasonDialog>
  )
}

/** An organisation takes its own objection back. */
function WithdrawalDialog({ objection, close }: { objection: ObjectionView; close: () => void }) {
  const { t } = useI18n()
  const params = { path: { id: objection.id } }
  const send = useCommand((reason: string) => unwrap(api.POST('/api/v1/objections/{id}/withdrawal', { params, body: { reason } })), {
    touches: ['objections', 'price-changes', 'publicities'],
    done: t('objection.withdrawn'),
    onDone: close,
  })
  return (
    <ReasonDialog
      title={t('objection.withdrawTitle', { name: objection.product.name })}
      label={t('answer.reason')}
      confirm={t('objection.withdraw')}
      pending={send.isPending}
      error={send.error}
      onConfirm={(reason) => send.mutate(reason)}
      onClose={close}
    />
  )
}

function columns({ t, region }: Translator, [answers, mayObject]: [boolean, boolean], answer: (objection: ObjectionView) => void): Column<ObjectionView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 206,
      fixed: 'left',
      always: true,
      render: (objection) => (
        <span className="two-lines">
          <AppLink to={paths.product(objection.product.id)}>{objection.product.name}</AppLink>
          <small className="code">{objection.product.code}</small>
        </span>
      ),
    },
    {
      key: 'price',
      title: t('change.price'),
      width: 118,
      align: 'right',
      render: (objection) => (
        <span className="two-lines">
          <Money value={objection.base_price} strong />
          <small>{region(objection.region)}</small>
        </span>
      ),
    },
    { key: 'state', title: t('change.state'), width: 90, render: (objection) => <Tag tone={TONES[objection.state]}>{t(`objection.state.${objection.state}`)}</Tag> },
    { key: 'reason', title: t('objection.reason'), width: 200, wrap: true, render: (objection) => objection.reason },
    {
      key: 'who',
      title: t('objection.whoAndAt'),
      width: 156,
      render: (objection) => (
        <span className="two-lines">
          <span title={objection.organisation?.name}>{objection.organisation?.name ?? '—'}</span>
          <small className="figure">{instant(objection.raised_at)}</small>
        </span>
      ),
    },
    { key: 'evidence', title: t('evidence.title'), width: 100, render: (objection) => <EvidenceLinks ids={objection.evidence} /> },
    { key: 'answer', title: t('objection.answer'), width: 184, wrap: true, render: (objection) => objection.answer ?? '—' },
    {
      key: 'publicity',
      title: t('nav.publicities'),
      width: 82,
      render: (objection) => <AppLink to={paths.publicity(objection.publicity_id)}>{t('misconduct.see')}</AppLink>,
    },
    ...(answers ? [answerColumn(t, answer)] : mayObject ? [withdrawalColumn(t, answer)] : []),
  ]
}

function answerColumn(t: Translator['t'], answer: (objection: ObjectionView) => void): Column<ObjectionView> {
  return {
    key: 'act',
    title: t('report.handle'),
    width: 82,
    fixed: 'right',
    always: true,
    render: (objection) =>
      objection.state === 'open' && (
        <Button size="small" onClick={() => answer(objection)} aria-label={`${t('objection.send')} ${objection.product.name}`}>
          {t('objection.send')}
        </Button>
      ),
  }
}

function withdrawalColumn(t: Translator['t'], withdraw: (objection: ObjectionView) => void): Column<ObjectionView> {
  return {
    key: 'act',
    title: t('report.handle'),
    width: 82,
    fixed: 'right',
    always: true,
    render: (objection) =>
      objection.may_withdraw && (
        <Button size="small" onClick={() => withdraw(objection)} aria-label={`${t('objection.withdraw')} ${objection.product.name}`}>
          {t('objection.withdraw')}
        </Button>
      ),
  }
}
