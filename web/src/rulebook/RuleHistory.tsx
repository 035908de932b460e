/** The versions of one rule, and the form for the next. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { Rule } from '@/api/types'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { clauseWords } from '@/ui/clauseWords'
import { DayInput } from '@/ui/DayInput'
import { ProblemView } from '@/ui/ProblemView'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { Tag } from '@/ui/StateTag'
import { dayOf } from '@/ui/time'
import { useNotices } from '@/ui/useNotices'
import { Waiting } from '@/ui/Waiting'
import { ImpactView } from './ImpactView'
import { valueWords } from './ruleWords'

interface Fields {
  value: string
  effective_from: string
  clause: string
  note: string
}

export function RuleHistory({ rule, mayChange }: { rule: Rule; mayChange: boolean }) {
  const i18n = useI18n()
  const { t, language } = i18n
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  // Nobody amends a rule before having seen what that would change.
  const [looked, setLooked] = useState<Fields | null>(null)
  const history = useQuery({
    queryKey: ['rules', 'history', rule.key],
    queryFn: () => unwrap(api.GET('/api/v1/rules/{key}/history', { params: { path: { key: rule.key } } })),
  })
  const change = useMutation({
    mutationFn: (fields: Fields) =>
      unwrap(api.POST('/api/v1/rules', { body: { ...fields, key: rule.key, note: fields.note ?? '' } })),
    onSuccess: async (_, sent) => {
      notices.done(t('rules.changed'))
      resetIfAsSent(form, sent)
      setLooked(null)
      await queryClient.invalidateQueries({ queryKey: ['rules'] })
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const typed = Form.useWatch([], form) as Fields | undefined
  const isSeen = looked && typed?.value === looked.value && typed.effective_from === looked.effective_from
  const seen = isSeen ? looked : null
  const clause = typed?.clause?.trim()
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <div className="stack">
      {history.isPending && <Waiting rows={3} />}
      {history.error && <ProblemView error={history.error} />}
      <ul className="rows rows-stacked">
        {history.data?.items.map((version) => (
          <li key={version.effective_from + version.value}>
            <span className="row">
              <span className="figure">{t('rules.since', { on: version.effective_from })}</span>
              <strong className="figure">{valueWords(version, i18n)}</strong>
              {version.in_force && <Tag tone="good">{t('rules.yes')}</Tag>}
            </span>
            <small className="quiet">{clauseWords(version.clause, language)} {version.note}</small>
          </li>
        ))}
      </ul>
      {mayChange && (
        <Form<Fields>
          form={form}
          layout="vertical"
          size="small"
          initialValues={{ value: rule.value, effective_from: dayOf(serverNow()), clause: rule.clause, note: '' }}
          onFinish={(fields) => (seen ? change.mutate(fields) : setLooked(fields))}
        >
          <h2 className="drawer-title">{t('rules.newValue')}</h2>
          <Form.Item name="value" label={t('rules.valueIn', { unit: i18n.t(`unitName.${rule.unit}`) })} rules={needed}>
            {rule.options.length > 0 ? (
              <Select options={rule.options} />
            ) : (
              <Input autoComplete="off" />
            )}
          </Form.Item>
          <Form.Item name="effective_from" label={t('rules.from')} rules={needed}><DayInput size="small" /></Form.Item>
          <Form.Item name="clause" label={t('problem.clause')} extra={clause && clauseWords(clause, language)} rules={needed}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="note" label={t('rules.remark')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
          {change.error && <ProblemView error={change.error} withoutFields />}
          <div aria-live="polite">
            {seen && <ImpactView rule={rule} value={seen.value.trim()} from={seen.effective_from} />}
          </div>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={change.isPending}>{t(seen ? 'common.save' : 'impact.ask')}</Button>
            {!seen && <span className="quiet">{t('impact.first')}</span>}
          </div>
        </Form>
      )}
    </div>
  )
}
