/** The form for the next version of a rule: its range, its clause, what it would change, and a last look before it is sent. */
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { RuleView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { clauseWords, OWN_READING } from '@/ui/clauseWords'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { dayOf } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'
import { ChangeWords } from './ChangeWords'
import { ImpactView } from './ImpactView'
import { useImpact } from './useImpact'
import { guardWords, isAccepted, rangeWords } from './ruleWords'

interface Fields {
  value: string
  effective_from: string
  clause: string
  document: string
  note: string
}

export function RuleForm({ rule }: { rule: RuleView }) {
  const i18n = useI18n()
  const { t } = i18n
  const notices = useNotices()
  const [form] = Form.useForm<Fields>()
  // Nobody amends a rule before having seen what that would change.
  const [looked, setLooked] = useState<Fields | null>(null)
  const [sending, setSending] = useState<Fields | null>(null)
  const clauses = useQuery({
    queryKey: ['rules', 'clauses'],
    queryFn: () => unwrap(api.GET('/api/v1/rules/clauses')),
    staleTime: Infinity,
  })
  const change = useCommand(
    (fields: Fields) => {
      const body = { ...fields, key: rule.key, note: fields.note ?? '', document: fields.document ?? '' }
      return unwrap(api.POST('/api/v1/rules', { body }))
    },
    {
      touches: ['rules'],
      form,
      onDone: (made) => {
        notices.done(t('action' in made ? 'rules.proposed' : 'rules.changed'))
        if (sending) resetIfAsSent(form, sending)
        setSending(null)
        setLooked(null)
      },
    },
  )
  const typed = Form.useWatch([], form) as Fields | undefined
  const isSeen = looked && typed?.value === looked.value && typed.effective_from === looked.effective_from
  const seen = isSeen ? looked : null
  const impact = useImpact(rule.key, seen)
  const needed = [{ required: true, message: t('common.needed') }]
  const range = rangeWords(rule, i18n)
  const inRange = {
    validator: (_: unknown, value: string | undefined) =>
      !value || isAccepted(rule, value) ? Promise.resolve() : Promise.reject(new Error(range)),
  }
  const isOwn = typed?.clause === OWN_READING
  const send = async () => {
    const fields = await form.validateFields().catch(() => null)
    if (fields) setSending(fields)
  }
  return (
    <EntryForm<Fields>
      form={form}
      clears={[change]}
      layout="vertical"
      size="small"
      initialValues={{
        value: rule.value,
        effective_from: dayOf(serverNow()),
        clause: rule.clause,
        document: '',
        note: '',
      }}
      onFinish={setLooked}
    >
      <h2 className="drawer-title">{t('rules.newValue')}</h2>
      {rule.guards && <p className="quiet spaced-below">{t('rules.twoPeople', { guard: guardWords(rule.guards, i18n) })}</p>}
      <Form.Item name="value" label={t('rules.valueIn', { unit: t(`unitName.${rule.unit}`) })} extra={range} rules={[...needed, inRange]}>
        {rule.options.length > 0 ? <Select options={rule.options} /> : <Input autoComplete="off" maxLength={20} />}
      </Form.Item>
      <DayItem name="effective_from" label={t('rules.from')} size="small" from={dayOf(serverNow())} />
      <Form.Item name="clause" label={t('problem.clause')} rules={needed}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={clauses.data?.items} loading={clauses.isPending} />
      </Form.Item>
      <Form.Item name="document" label={t('rules.document')}>
        <Input autoComplete="off" maxLength={200} placeholder={t('rules.documentHint')} />
      </Form.Item>
      <Form.Item name="note" label={t('rules.remark')} rules={isOwn ? [{ required: true, whitespace: true, message: t('rules.ownNeedsReason') }] : []}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      {change.error && !sending && <ProblemView error={change.error} withoutFields />}
      <div aria-live="polite">{seen && <ImpactView rule={rule} value={seen.value} from={seen.effective_from} impact={impact} />}</div>
      <div className="row">
        <Button type={seen ? 'default' : 'primary'} htmlType="submit">{t('impact.ask')}</Button>
        {seen && <Button type="primary" onClick={() => void send()}>{t(rule.guards ? 'rules.propose' : 'rules.submit')}</Button>}
        {!seen && <span className="quiet">{t('impact.first')}</span>}
      </div>
      <Modal
        open={sending !== null}
        title={t(rule.guards ? 'rules.proposeTitle' : 'rules.submitTitle')}
        okText={t(rule.guards ? 'rules.propose' : 'rules.submit')}
        cancelText={t('common.cancel')}
        confirmLoading={change.isPending}
        onOk={() => sending && change.mutate(sending)}
        onCancel={() => setSending(null)}
        destroyOnHidden
      >
        {sending && (
          <ChangeWords
            rule={rule}
            now={rule.in_force ? rule.value : undefined}
            before={impact.data?.standing ?? rule.value}
            after={sending.value}
            from={sending.effective_from}
            clause={clauseWords(sending.clause, i18n.language)}
            document={sending.document}
            note={sending.note}
          />
        )}
        {change.error && <ProblemView error={change.error} />}
      </Modal>
      <Unsent sending={change.isPending} />
    </EntryForm>
  )
}
