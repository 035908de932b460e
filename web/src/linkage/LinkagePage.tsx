/** One list of another platform: what it would change, and the decision to make it public or not. */
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Popconfirm, Tooltip } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { useKind } from '@/api/session'
import type { LinkageView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { count } from '@/ui/count'
import { EntryForm } from '@/ui/EntryForm'
import { FormDialog } from '@/ui/FormDialog'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useAddressId } from '@/ui/useAddress'
import { Unsent } from '@/ui/Unsent'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'
import { LinkageStateTag } from './LinkageList'
import { PreviewPanel } from './PreviewPanel'

const POLL_MILLISECONDS = 1_000
const TOUCHES = ['linkages', 'publicities', 'price-changes']

export function LinkagePage() {
  const { t } = useI18n()
  const id = useAddressId()
  const decides = useKind() === 'exchange_center'
  const linkage = useQuery({
    queryKey: ['linkages', 'one', id],
    queryFn: () => unwrap(api.GET('/api/v1/linkages/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.state === 'draft' && !query.state.data.loaded_at ? POLL_MILLISECONDS : false),
  })
  if (linkage.error && !linkage.data) return <ProblemView error={linkage.error} />
  if (!linkage.data) return <Waiting rows={12} />
  const { data } = linkage
  return (
    <>
      <PageHeader
        title={data.title || data.file_name}
        note={
          <span className="row">
            <LinkageStateTag state={data.state} />
            <span className="figure">{t('linkage.rows')} {count(data.rows)}{data.struck > 0 && ` · ${t('linkage.struck')} ${count(data.struck)}`} · {t('linkage.unchanged')} {count(data.unchanged)}</span>
            {data.publicity && <span className="figure">{t('change.until', { until: data.publicity.due_by })}</span>}
          </span>
        }
        actions={
          <>
            {decides && data.state === 'draft' && data.loaded_at && <Decisions linkage={data} />}
            {data.publicity && <AppLink to={paths.publicity(data.publicity.id)}>{t('linkage.seePublicity')}</AppLink>}
            <AppLink to={`${paths.priceChanges}?linkage_id=${id}`}>{t('linkage.itsRows')}</AppLink>
            <AppLink to={paths.linkages}>{t('linkage.all')}</AppLink>
          </>
        }
      />
      {data.loaded_at ? <PreviewPanel linkage={data} /> : <p role="status">{t('linkage.notLoaded')}</p>}
    </>
  )
}

function Decisions({ linkage }: { linkage: LinkageView }) {
  const { t } = useI18n()
  const [naming, setNaming] = useState(false)
  const [form] = Form.useForm<{ title: string }>()
  const params = { path: { id: linkage.id } }
  const publicize = useCommand(
    (title: string) => unwrap(api.POST('/api/v1/linkages/{id}/publicity', { params, body: { title } })),
    { touches: TOUCHES, done: t('linkage.publicized'), onDone: () => setNaming(false) },
  )
  const cancel = useCommand(
    () => unwrap(api.POST('/api/v1/linkages/{id}/cancellation', { params })),
    { touches: TOUCHES, done: t('linkage.cancelled'), showFailure: true },
  )
  return (
    <>
      <Popconfirm
        title={t('linkage.cancelAsk', { name: linkage.title || linkage.file_name, rows: count(linkage.rows) })}
        okText={t('linkage.cancel')}
        cancelText={t('common.close')}
        onConfirm={() => cancel.mutate(undefined)}
      >
        <Button loading={cancel.isPending}>{t('linkage.cancel')}</Button>
      </Popconfirm>
      <Tooltip title={linkage.takes_another ? t('decide.own') : ''}>
        <Button type="primary" disabled={linkage.takes_another} onClick={() => setNaming(true)}>{t('linkage.publicize')}</Button>
      </Tooltip>
      {linkage.takes_another && <span className="quiet">{t('decide.own')}</span>}
      <FormDialog
        open={naming}
        title={t('linkage.publicizeTitle')}
        okText={t('linkage.publicize')}
        cancelText={t('common.cancel')}
        confirmLoading={publicize.isPending}
        onOk={() => form.submit()}
        onCancel={() => setNaming(false)}
        destroyOnHidden
      >
        <p className="quiet spaced-below">{t('linkage.publicizeNote')}</p>
        <EntryForm
          form={form}
          clears={[publicize]}
          layout="vertical"
          requiredMark={false}
          initialValues={{ title: linkage.file_name.replace(/\.[^.]+$/, '') }}
          onFinish={({ title }) => publicize.mutate(title.trim())}
        >
          <Form.Item name="title" label={t('publicity.titleLabel')} rules={[{ required: true, whitespace: true, message: t('common.needed') }]}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Unsent sending={publicize.isPending} />
        </EntryForm>
        {publicize.error && <ProblemView error={publicize.error} />}
      </FormDialog>
    </>
  )
}
