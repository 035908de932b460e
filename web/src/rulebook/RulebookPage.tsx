/** The rulebook: every number a notice sets, its clause, from when, and what it was before. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { RuleView } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { clauseWords } from '@/ui/clauseWords'
import { FormDrawer } from '@/ui/FormDialog'
import { PageHeader } from '@/ui/PageHeader'
import { Tag } from '@/ui/StateTag'
import { Proposals } from './Proposals'
import { RuleHistory } from './RuleHistory'
import { guardWords, outOfRangeWords, STATE_TONES, valueWords } from './ruleWords'

export function RulebookPage() {
  const i18n = useI18n()
  const { t, language } = i18n
  const kind = useKind()
  const operator = kind === 'exchange_center'
  const list = useListAddress()
  const { clause, ...filters } = list.filters
  const [openedKey, setOpened] = useState<string | null>(null)
  const { page, error, pending, retry } = usePage('rules', filters, () =>
    unwrap(api.GET('/api/v1/rules')),
  )
  const opened = page?.items.find((rule) => rowKey(rule) === openedKey)
  const shown = page && clause ? { ...page, items: page.items.filter((rule) => rule.clause === clause) } : page
  return (
    <>
      <PageHeader title={t('nav.rules')} note={t('rules.note')} />
      {(operator || kind === 'insurance_bureau') && <Proposals mayDecide={operator} />}
      {clause && (
        <Alert
          type="info"
          className="problem"
          title={t('rules.ofClause', { clause: clauseWords(clause, language) })}
          closable={{ onClose: () => list.setFilters({ clause: '' }), 'aria-label': t('search.clear') }}
        />
      )}
      <DataTable
        name="rules"
        label={t('nav.rules')}
        columns={columns(i18n, operator, (rule) => setOpened(rowKey(rule)))}
        rowKey={rowKey}
        page={shown}
        pending={pending}
        error={error}
        retry={retry}
        exportPath="/api/v1/rules"
        rowClass={(rule) => (rule.in_force ? '' : 'row-quiet')}
        empty={<p>{clause ? t('rules.noneOfClause') : t('rules.empty')}</p>}
      />
      <FormDrawer title={opened?.label} open={opened !== undefined} onClose={() => setOpened(null)} size={560} destroyOnHidden>
        {opened && <RuleHistory rule={opened} mayChange={operator} />}
      </FormDrawer>
    </>
  )
}

function ValueCell({ rule }: { rule: RuleView }) {
  const i18n = useI18n()
  return (
    <span className="two-lines">
      <strong className="figure">{valueWords(rule, i18n)}</strong>
      {!rule.is_accepted && <span><Tag tone="bad">{outOfRangeWords(rule, i18n)}</Tag></span>}
    </span>
  )
}

function rowKey(rule: RuleView): string {
  return `${rule.key} ${rule.jurisdiction} ${rule.effective_from}`
}

function columns(i18n: Translator, operator: boolean, open: (rule: RuleView) => void): Column<RuleView>[] {
  const { t, language } = i18n
  return [
    {
      key: 'label',
      title: t('rules.rule'),
      width: 280,
      always: true,
      wrap: true,
      render: (rule) => (
        <>
          <div>{rule.label}</div>
          <small className="quiet code">{rule.key}</small>
          {rule.guards && <small className="quiet"> · {t('rules.takesTwo', { guard: guardWords(rule.guards, i18n) })}</small>}
        </>
      ),
    },
    { key: 'value', title: t('rules.value'), width: 130, render: (rule) => <ValueCell rule={rule} /> },
    { key: 'clause', title: t('problem.clause'), width: 190, render: (rule) => clauseWords(rule.clause, language) },
    { key: 'from', title: t('rules.from'), width: 110, render: (rule) => <span className="figure">{rule.effective_from}</span> },
    {
      key: 'force',
      title: t('rules.inForce'),
      width: 90,
      render: (rule) => <Tag tone={STATE_TONES[rule.state]}>{t(`rules.state.${rule.state}`)}</Tag>,
    },
    { key: 'note', title: t('rules.remark'), width: 240, wrap: true, render: (rule) => rule.note || '—' },
    {
      key: 'history',
      title: t('rules.history'),
      width: operator ? 140 : 110,
      fixed: 'right',
      render: (rule) => (
        <Button size="small" onClick={() => open(rule)} aria-label={`${t(operator ? 'rules.change' : 'rules.history')} ${rule.label}`}>
          {t(operator ? 'rules.change' : 'rules.history')}
        </Button>
      ),
    },
  ]
}
