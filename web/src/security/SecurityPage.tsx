/** The security log: who signed in from where, what failed, what was changed. */
import { Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { SecurityEventView, SecurityKind } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress, type ListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { isDay } from '@/ui/day'
import { DayInput } from '@/ui/DayInput'
import { FigureWords } from '@/ui/FigureWords'
import { PageHeader } from '@/ui/PageHeader'
import { Tag, type Tone } from '@/ui/StateTag'
import { count } from '@/ui/count'
import { keysOf } from '@/ui/keysOf'
import { instant } from '@/ui/time'

/** The kinds in the order in which they are offered, each with its tone. */
const KINDS: Record<SecurityKind, Tone> = {
  'signed-in': 'quiet',
  'signed-out': 'quiet',
  'sign-in-failed': 'wait',
  'password-not-proved': 'wait',
  'second-factor-wrong': 'bad',
  'second-factor-awaited': 'quiet',
  'sign-in-slowed': 'wait',
  'sign-in-barred': 'bad',
  'key-refused': 'wait',
  'link-refused': 'wait',
  'one-time-link-sent': 'info',
  'administrator-recovery-proposed': 'wait',
  'administrator-recovery-sent': 'wait',
  'one-time-link-voided': 'info',
  'one-time-link-used': 'info',
  'account-locked': 'bad',
  'device-locked': 'bad',
  'account-opened': 'good',
  'account-enabled': 'good',
  'account-disabled': 'good',
  'password-changed': 'good',
  'password-reset': 'wait',
  'account-duties-changed': 'wait',
  'account-unlocked': 'wait',
  'account-confirmed': 'good',
  'device-removed': 'good',
  'second-factor-set-up': 'good',
  'second-factor-removed': 'wait',
  'passkey-added': 'good',
  'passkey-removed': 'wait',
  'recovery-codes-renewed': 'good',
  'recovery-code-used': 'wait',
  'capacity-added': 'info',
  'joining-agreed': 'info',
  'service-account-opened': 'good',
  'service-account-rotated': 'good',
  'service-account-revoked': 'good',
  'rule-amended': 'good',
  'rule-version-withdrawn': 'good',
  'rule-proposed': 'info',
  'rule-proposal-confirmed': 'info',
  'rule-proposal-refused': 'info',
  'rule-proposal-withdrawn': 'info',
  'import-reversed': 'bad',
  'calendar-proposed': 'info',
  'calendar-proposal-confirmed': 'info',
  'calendar-proposal-refused': 'info',
  'calendar-proposal-withdrawn': 'info',
}

export function SecurityPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('security-events', list.query, () =>
    unwrap(api.GET('/api/v1/security-events', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.security')} note={t('security.note')} />
      <DataTable
        name="security-events"
        label={t('nav.security')}
        columns={columns(i18n)}
        rowKey={(entry) => entry.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        filterNames={{ kind: t('security.kind') }}
        exportPath="/api/v1/security-events"
        empty={<p>{t('security.empty')}</p>}
        toolbar={<Toolbar list={list} />}
      />
    </>
  )
}

function Toolbar({ list }: { list: ListAddress }) {
  const { t } = useI18n()
  return (
    <>
      <Select
        size="small"
        aria-label={t('security.kind')}
        value={list.filters.kind ?? ''}
        onChange={(kind) => list.setFilters({ kind })}
        options={[
          { value: '', label: t('security.all') },
          ...keysOf(KINDS).map((kind) => ({ value: kind, label: t(`security.kind.${kind}`) })),
        ]}
        style={{ width: 190 }}
      />
      <Select
        size="small"
        aria-label={t('search.sort')}
        value={list.filters.sort ?? ''}
        onChange={(sort) => list.setFilters({ sort })}
        options={[
          { value: '', label: t('security.latest') },
          { value: 'at', label: t('security.earliest') },
        ]}
        style={{ width: 110 }}
      />
      <ListSearch list={list} field="account" label={t('security.account')} width={150} />
      <ListSearch list={list} field="address" label={t('security.address')} width={170} />
      <DayFilter label={t('security.from')} value={list.filters.from} onChange={(from) => list.setFilters({ from })} />
      <DayFilter label={t('security.to')} value={list.filters.to} onChange={(to) => list.setFilters({ to })} />
    </>
  )
}

/** What is no day narrows nothing. */
function DayFilter({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string) => void }) {
  const [wrong, setWrong] = useState('')
  return (
    <DayInput
      size="small"
      optional
      label={label}
      placeholder={label}
      value={wrong || value}
      onChange={(day) => {
        setWrong(isDay(day) ? '' : day)
        onChange(isDay(day) ? day : '')
      }}
    />
  )
}

function columns({ t }: Translator): Column<SecurityEventView>[] {
  return [
    { key: 'at', title: t('security.at'), width: 140, always: true, render: (entry) => <span className="figure">{instant(entry.at)}</span> },
    { key: 'kind', title: t('security.kind'), width: 170, wrap: true, render: (entry) => <Tag tone={KINDS[entry.kind]}>{entry.label}</Tag> },
    { key: 'account', title: t('security.account'), width: 185, always: true, render: (entry) => <Whose entry={entry} /> },
    { key: 'address', title: t('security.address'), width: 135, render: (entry) => <span className="code">{entry.address ?? '—'}</span> },
    { key: 'times', title: t('security.times'), width: 60, align: 'right', render: (entry) => <span className="figure">{count(entry.times)}</span> },
    {
      key: 'actor',
      title: t('security.actor'),
      width: 150,
      render: (entry) =>
        entry.actor && (
          <span className="two-lines">
            <span>{entry.actor.display_name}</span>
            <small title={entry.actor.organisation_name}>{entry.actor.account}</small>
          </span>
        ),
    },
    {
      key: 'change',
      title: t('security.change'),
      width: 210,
      wrap: true,
      render: (entry) =>
        (entry.labelled_figures.length > 0 || entry.subject_label) && (
          <>
            {entry.subject_label && <>{entry.subject_label} </>}<FigureWords figures={entry.labelled_figures} />
          </>
        ),
    },
  ]
}

/** The account with its organisation; a name that no account has is a mark, since it may have been a password. */
function Whose({ entry }: { entry: SecurityEventView }) {
  const { t } = useI18n()
  if (entry.account) {
    return (
      <span className="two-lines">
        <span title={entry.account.display_name}>{entry.account.account} · {entry.account.display_name}</span>
        <small title={entry.account.organisation_name}>{entry.account.organisation_name}</small>
      </span>
    )
  }
  return entry.unknown_name ? <span className="quiet">{t('security.unknown', { mark: entry.unknown_name })}</span> : '—'
}
