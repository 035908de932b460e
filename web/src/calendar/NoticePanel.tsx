/** Loads the State Council's notice of a year; open deadlines move with it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useRef } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { DayInput } from '@/ui/DayInput'
import { ProblemView } from '@/ui/ProblemView'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { dayOf } from '@/ui/time'
import { readNotice } from './notice'

interface Fields {
  source: string
  published_on: string
  text: string
}

interface Props {
  year: number
  /** The version that this notice replaces; null when it is the first, undefined while that is not known. */
  version: number | null | undefined
}

export function NoticePanel({ year, version }: Props) {
  const { t, language } = useI18n()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const picker = useRef<HTMLInputElement>(null)
  const text = Form.useWatch('text', form) ?? ''
  const read = readNotice(text, year)
  const load = useMutation({
    mutationFn: ({ source, published_on }: Fields) =>
      unwrap(
        api.PUT('/api/v1/calendar/{year}', {
          params: { path: { year }, header: version == null ? {} : { 'If-Match': `"${version}"` } },
          body: { source, published_on, days: read.days },
        }),
      ),
    onSuccess: async (_, sent) => {
      resetIfAsSent(form, sent)
      await Promise.all(
        ['calendar', 'deadline', 'invitations', 'clock'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
      )
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <section className="panel" aria-labelledby="load-title">
      <h2 id="load-title">{t('notice.title', { year })}</h2>
      {load.data && (
        <Alert
          type="success"
          showIcon
          className="problem"
          title={t('notice.loaded', { version: load.data.version, moved: load.data.moved_deadlines })}
        />
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        size="small"
        initialValues={{ source: '', published_on: dayOf(serverNow()), text: '' }}
        onFinish={(fields) => load.mutate(fields)}
      >
        <Form.Item name="source" label={t('notice.source')} rules={needed}>
          <Input placeholder={t('notice.sourceHint', { year })} maxLength={300} />
        </Form.Item>
        <Form.Item name="published_on" label={t('notice.published')} rules={needed}><DayInput size="small" /></Form.Item>
        <Form.Item name="text" label={t('notice.days')} extra={t('notice.form')} rules={needed}>
          <Input.TextArea rows={5} placeholder={`${year}-01-01,holiday,元旦\n${year}-01-04,workday,元旦`} className="code" />
        </Form.Item>
        <div className="row spaced-below">
          <Button size="small" onClick={() => picker.current?.click()}>{t('notice.file')}</Button>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".csv,.txt"
            aria-label={t('notice.file')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              void file?.text().then((content) => form.setFieldsValue({ text: content }))
            }}
          />
          {text !== '' && (
            <span className="quiet figure">{t('notice.read', { days: read.days.length, wrong: read.wrong.length })}</span>
          )}
        </div>
        {read.wrong.length > 0 && (
          <Alert
            type="warning"
            className="problem"
            title={read.wrong.slice(0, 3).map((line) => t('notice.wrong', line)).join(language === 'en' ? '; ' : '；')}
          />
        )}
        {load.error && <ProblemView error={load.error} withoutFields />}
        <Button
          type="primary"
          htmlType="submit"
          loading={load.isPending}
          disabled={version === undefined || read.days.length === 0 || read.wrong.length > 0}
        >
          {t('notice.load')}
        </Button>
      </Form>
    </section>
  )
}
