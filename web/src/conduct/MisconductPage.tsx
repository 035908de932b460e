/** What enterprises and hospitals did that the notices call misconduct. */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { MisconductRecord } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { NoticeFilter } from '@/table/NoticeFilter'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { Clause } from '@/ui/Clause'
import { FigureWords } from '@/ui/FigureWords'
import { PageHeader } from '@/ui/PageHeader'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'

export function MisconductPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const decides = useKind() === 'exchange_center'
  const [chosen, setChosen] = useState<MisconductRecord | null>(null)
  const { page, error, pending, retry } = usePage('misconduct', list.query, () =>
    unwrap(api.GET('/api/v1/misconduct-records', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.misconduct')} note={t('misconduct.note')} />
      <NoticeFilter list={list} />
      <DataTable
        name="misconduct"
        label={t('nav.misconduct')}
        columns={decides ? [...columns(i18n), withdrawColumn(i18n, setChosen)] : columns(i18n)}
        rowKey={(record) => record.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/misconduct-records"
        empty={<p>{t('misconduct.empty')}</p>}
      />
      {chosen && <WithdrawDialog record={chosen} close={() => setChosen(null)} />}
    </>
  )
}

/** Withdraws a record: asks once, naming whose it is and what happens. */
function WithdrawDialog({ record, close }: { record: MisconductRecord; close: () => void }) {
  const { t } = useI18n()
  const params = { path: { id: record.id } }
  const withdraw = useCommand(
    (reason: string) => unwrap(api.POST('/api/v1/misconduct-records/{id}/withdrawal', { params, body: { reason } })),
    { touches: ['misconduct'], done: t('misconduct.withdrawDone'), onDone: close },
  )
  return (
    <ReasonDialog
      title={t('misconduct.withdraw')}
      label={t('answer.reason')}
      confirm={t('misconduct.withdraw')}
      pending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={(reason) => withdraw.mutate(reason)}
      onClose={close}
    >
      <p className="spaced-below">{t('misconduct.withdrawAsk', { name: record.organisation.name, kind: record.label })}</p>
    </ReasonDialog>
  )
}

function withdrawColumn({ t }: Translator, choose: (record: MisconductRecord) => void): Column<MisconductRecord> {
  return {
    key: 'withdraw',
    title: t('misconduct.withdraw'),
    width: 84,
    fixed: 'right',
    always: true,
    render: (record) =>
      !record.withdrawn_at && (
        <Button size="small" onClick={() => choose(record)} aria-label={`${t('misconduct.withdraw')} ${record.organisation.name}`}>
          {t('misconduct.withdraw')}
        </Button>
      ),
  }
}

function columns({ t }: Translator): Column<MisconductRecord>[] {
  return [
    { key: 'organisation', title: t('misconduct.organisation'), width: 200, always: true, render: (record) => record.organisation.name },
    { key: 'label', title: t('misconduct.kind'), width: 190, wrap: true, render: (record) => record.label },
    { key: 'at', title: t('misconduct.at'), width: 140, render: (record) => <span className="figure">{instant(record.happened_at)}</span> },
    { key: 'clause', title: t('problem.clause'), width: 180, render: (record) => <Clause clause={record.clause} /> },
    {
      key: 'evidence',
      title: t('misconduct.evidence'),
      width: 320,
      wrap: true,
      render: (record) => <FigureWords figures={record.labelled_figures} />,
    },
    {
      key: 'state',
      title: t('misconduct.state'),
      width: 130,
      wrap: true,
      render: (record) => <RecordState record={record} />,
    },
    {
      key: 'subject',
      title: t('misconduct.subject'),
      width: 72,
      render: (record) => <AppLink to={record.link}>{t('misconduct.see')}</AppLink>,
    },
  ]
}

/** Whether a record holds, or when and why it was withdrawn. */
function RecordState({ record }: { record: MisconductRecord }) {
  const { t } = useI18n()
  if (!record.withdrawn_at) return <Tag color="error">{t('misconduct.holds')}</Tag>
  return (
    <>
      <Tag>{t('misconduct.withdrawn')}</Tag>
      <small>
        <span className="figure">{instant(record.withdrawn_at)}</span> {record.withdrawn_reason}
      </small>
    </>
  )
}
