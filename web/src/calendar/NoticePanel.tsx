/** Loads the State Council's notice of a year, in its own words or as a list; first it is shown what that does. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { serverNow } from '@/ui/clock'
import { DayItem } from '@/ui/DayItem'
import { EntryForm } from '@/ui/EntryForm'
import { FileDrop } from '@/ui/FileDrop'
import { ProblemView } from '@/ui/ProblemView'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { dayOf } from '@/ui/time'
import { Unsent } from '@/ui/Unsent'
import { TOUCHED } from './CalendarProposals'
import { NoticePreview } from './NoticePreview'
import { textOf } from './noticeFile'

/** A notice is published in Chinese only. */
const EXAMPLE = '一、元旦：1月1日至3日放假调休，共3天。1月4日（周日）上班。'

interface Fields {
  source: string
  published_on: string
  text: string
  amends: boolean
}

interface Props {
  year: number
  /** The version that this notice replaces; null when it is the first, undefined while that is not known. */
  version: number | null | undefined
}

export function NoticePanel({ year, version }: Props) {
  const { t } = useI18n()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const send = (fields: Fields, preview: boolean) =>
    unwrap(
      api.PUT('/api/v1/calendar/{year}', {
        params: {
          path: { year },
          query: { preview },
          header: version == null ? {} : { 'If-Match': `"${version}"` },
        },
        body: fields,
      }),
    )
  const showErrors = (error: Error) => form.setFields(fieldErrors(asProblem(error)) as never)
  const preview = useMutation({ mutationFn: (fields: Fields) => send(fields, true), onError: showErrors })
  const load = useMutation({
    mutationFn: (fields: Fields) => send(fields, false),
    onSuccess: async (_, sent) => {
      preview.reset()
      resetIfAsSent(form, sent)
      await Promise.all(
        [...TOUCHED, 'home'].map((name) => queryClient.invalidateQueries({ queryKey: [name] })),
      )
    },
    onError: showErrors,
  })
  // What is loaded is what was shown: a change of the text asks anew.
  const shown = preview.data && preview.variables
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <section className="panel" aria-labelledby="load-title">
      <h2 id="load-title">{t('notice.title', { year })}</h2>
      {load.data?.proposal && <Alert type="info" showIcon className="problem" title={t('notice.proposed')} description={t('notice.proposedNote')} />}
      {load.data && !load.data.proposal && (
        <Alert
          type={load.data.complete ? 'success' : 'warning'}
          showIcon
          className="problem"
          title={t('notice.loaded', { version: load.data.version ?? '', moved: load.data.moved_deadlines })}
          description={load.data.complete ? undefined : t('calendar.incomplete', { year })}
        />
      )}
      <EntryForm<Fields>
        form={form}
        layout="vertical"
        size="small"
        initialValues={{ source: '', published_on: dayOf(serverNow()), text: '', amends: false }}
        onValuesChange={() => {
          preview.reset()
          load.reset()
        }}
        onFinish={(fields) => preview.mutate(fields)}
      >
        <Form.Item name="source" label={t('notice.source')} rules={needed}>
          <Input placeholder={t('notice.sourceHint', { year })} maxLength={300} />
        </Form.Item>
        <DayItem name="published_on" label={t('notice.published')} size="small" />
        <Form.Item name="text" label={t('notice.text')} extra={t('notice.form')} rules={needed}>
          <Input.TextArea rows={7} placeholder={EXAMPLE} />
        </Form.Item>
        <Form.Item name="amends" valuePropName="checked" extra={t('notice.amendsNote')}>
          <Checkbox>{t('notice.amends')}</Checkbox>
        </Form.Item>
        <FileDrop
          small
          note={t('notice.drop')}
          choose={t('notice.file')}
          accept=".csv,.txt"
          onFile={(file) =>
            void file.arrayBuffer().then((bytes) => {
              form.setFieldsValue({ text: textOf(bytes) })
              preview.reset()
            })
          }
        />
        {preview.error && <ProblemView error={preview.error} withoutFields />}
        {load.error && <ProblemView error={load.error} withoutFields />}
        <Button htmlType="submit" type={shown ? 'default' : 'primary'} loading={preview.isPending} disabled={version === undefined}>
          {t('notice.preview')}
        </Button>
        {shown && preview.data && (
          <NoticePreview year={year} plan={preview.data} pending={load.isPending} onLoad={() => load.mutate(shown)} />
        )}
        <Unsent sending={load.isPending} />
      </EntryForm>
    </section>
  )
}
