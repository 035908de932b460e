/** In which capacities a firm acts; those who entered it add one, and its administrators agree to be one firm with another. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { OneOrganisationView, OrganisationKind } from '@/api/schema'
import { useSession } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { FormDrawer } from '@/ui/FormDialog'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useNotices } from '@/ui/useNotices'

const words = {
  'capacity.title': { zh: '企业身份', en: 'Acts as' },
  'capacity.add': { zh: '增加{capacity}身份', en: 'Let it act as {capacity} too' },
  'capacity.addNote': {
    zh: '生产并配送的企业，两个身份分别评价、数据互不可见，账号为企业共有，可随时切换身份。增加后不能取消。',
    en: 'A firm that makes and distributes is judged in each capacity; what is readable in one is not in the other. Its accounts are shared and switch between them. It is not taken away again.',
  },
  'capacity.existing': { zh: '已登记为{capacity}的同一企业', en: 'The same firm, entered as {capacity} already' },
  'capacity.existingHint': {
    zh: '没有则不选，平台按本企业的登记信息新增。选择后两家合并为同一企业：名称等以本企业为准，对方账号归本企业管理；两家都有在用账号的，须双方账号管理员先同意。',
    en: 'Choose none where there is none. Otherwise both become one firm: what is registered of this one holds, and the accounts of the other are its own. Where both have accounts in use, an administrator of each agrees first.',
  },
  'capacity.addOk': { zh: '确认增加', en: 'Add it' },
  'capacity.ask': { zh: '为“{name}”增加{capacity}身份？增加后不能取消。', en: 'Let {name} act as {capacity} too? It is not taken away again.' },
  'capacity.askJoined': {
    zh: '为“{name}”增加{capacity}身份，并与“{other}”合并为同一企业？合并后不能取消。',
    en: 'Let {name} act as {capacity} too, and make it one firm with {other}? It is not taken away again.',
  },
  'capacity.added': { zh: '{name}已增加{capacity}身份', en: '{name} acts as {capacity} too' },
  'capacity.joins': { zh: '同意合并的机构', en: 'Agrees to be one with' },
  'capacity.agree': { zh: '与另一登记机构是同一企业', en: 'One firm with another organisation' },
  'capacity.agreeNote': {
    zh: '双方的账号管理员都填写对方的登记名称后，由登记单位办理合并。合并后双方人员都能看到两家的数据。',
    en: 'Once an administrator of each has stated the registered name of the other, those who entered them make both one. The people of each read for both afterwards.',
  },
  'capacity.otherName': { zh: '对方的登记名称（清空即收回）', en: 'Registered name of the other (empty takes it back)' },
  'capacity.agreed': { zh: '已保存', en: 'Saved' },
}

const BESIDE: Partial<Record<OrganisationKind, OrganisationKind>> = { manufacturer: 'distributor', distributor: 'manufacturer' }

export function CapacityPanel({ organisation }: { organisation: OneOrganisationView }) {
  const { t } = useI18n(words)
  const session = useSession()
  const [adding, setAdding] = useState(false)
  const [agreeing, setAgreeing] = useState(false)
  const { adds, capacities, joins, id, kind, name } = organisation
  const isOwn = capacities.some((one) => one.id === session.organisation.id)
  const mayAgree = isOwn && session.roles.includes('administrator') && capacities.length === 1 && kind in BESIDE
  if (!adds && capacities.length < 2 && !mayAgree && !joins) return null
  return (
    <>
      <dl className="facts">
        <dt>{t('capacity.title')}</dt>
        <dd>{capacities.map((one) => t(`party.kind.${one.kind}`)).join('、')}</dd>
        {joins && (
          <>
            <dt>{t('capacity.joins')}</dt>
            <dd>{joins}</dd>
          </>
        )}
      </dl>
      <div className="row">
        {adds && <Button size="small" onClick={() => setAdding(true)}>{t('capacity.add', { capacity: t(`party.kind.${adds}`) })}</Button>}
        {mayAgree && <Button size="small" onClick={() => setAgreeing(true)}>{t('capacity.agree')}</Button>}
      </div>
      {adds && (
        <FormDrawer
          title={t('capacity.add', { capacity: t(`party.kind.${adds}`) })}
          open={adding}
          onClose={() => setAdding(false)}
          size={440}
          destroyOnHidden
        >
          <AddForm firm={{ id, name }} capacity={adds} onAdded={() => setAdding(false)} />
        </FormDrawer>
      )}
      <FormDrawer title={t('capacity.agree')} open={agreeing} onClose={() => setAgreeing(false)} size={440} destroyOnHidden>
        <AgreeForm id={id} joins={joins ?? undefined} onAgreed={() => setAgreeing(false)} />
      </FormDrawer>
    </>
  )
}

/** Organisations that are offered at once; the name narrows them. */
const OFFERED = 20

interface AddProps {
  firm: { id: string; name: string }
  capacity: OrganisationKind
  onAdded: () => void
}

function AddForm({ firm, capacity, onAdded }: AddProps) {
  const { t } = useI18n(words)
  const notices = useNotices()
  const touched = useTouched(firm.id)
  const [form] = Form.useForm<{ joins?: string }>()
  const [part, setPart] = useState(firm.name)
  const existing = useQuery({
    queryKey: ['organisations', 'of-kind', capacity, part],
    queryFn: () => unwrap(api.GET('/api/v1/organisations', { params: { query: { kind: capacity, q: part || undefined, limit: OFFERED } } })),
  })
  const add = useMutation({
    mutationFn: ({ joins }: { joins?: string }) =>
      unwrap(api.POST('/api/v1/organisations/{id}/capacities', { params: { path: { id: firm.id } }, body: { capacity, joins: joins ?? null } })),
    onSuccess: async () => {
      notices.done(t('capacity.added', { name: firm.name, capacity: t(`party.kind.${capacity}`) }))
      await touched()
      onAdded()
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const chosen = Form.useWatch('joins', form)
  const other = existing.data?.items.find((one) => one.id === chosen)?.name
  const of = { name: firm.name, capacity: t(`party.kind.${capacity}`) }
  const ask = other ? t('capacity.askJoined', { ...of, other }) : t('capacity.ask', of)
  return (
    <EntryForm<{ joins?: string }> form={form} clears={[add]} layout="vertical" onFinish={(fields) => add.mutate(fields)}>
      <p className="quiet">{t('capacity.addNote')}</p>
      <Form.Item name="joins" label={t('capacity.existing', { capacity: t(`party.kind.${capacity}`) })} extra={t('capacity.existingHint')}>
        <Select
          allowClear
          showSearch={{ filterOption: false, onSearch: setPart }}
          loading={existing.isFetching}
          options={(existing.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {add.error && <ProblemView error={add.error} withoutFields />}
      <Popconfirm title={ask} okText={t('capacity.addOk')} cancelText={t('common.cancel')} onConfirm={() => form.submit()}>
        <Button type="primary" loading={add.isPending}>{t('common.save')}</Button>
      </Popconfirm>
      <Unsent sending={add.isPending} />
    </EntryForm>
  )
}

function AgreeForm({ id, joins, onAgreed }: { id: string; joins?: string; onAgreed: () => void }) {
  const { t } = useI18n(words)
  const notices = useNotices()
  const touched = useTouched(id)
  const [form] = Form.useForm<{ name?: string }>()
  const agree = useMutation({
    mutationFn: ({ name }: { name?: string }) =>
      unwrap(api.PUT('/api/v1/organisations/{id}/joining', { params: { path: { id } }, body: { name: name?.trim() || null } })),
    onSuccess: async () => {
      notices.done(t('capacity.agreed'))
      await touched()
      onAgreed()
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  return (
    <EntryForm<{ name?: string }> form={form} clears={[agree]} layout="vertical" initialValues={{ name: joins }} onFinish={(fields) => agree.mutate(fields)}>
      <p className="quiet">{t('capacity.agreeNote')}</p>
      <Form.Item name="name" label={t('capacity.otherName')}><Input maxLength={200} /></Form.Item>
      {agree.error && <ProblemView error={agree.error} withoutFields />}
      <Button type="primary" htmlType="submit" loading={agree.isPending}>{t('common.save')}</Button>
      <Unsent sending={agree.isPending} />
    </EntryForm>
  )
}

/** What is read again once something of a firm changed. */
function useTouched(id: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    for (const queryKey of [['organisations'], ['organisation', id], ['organisation-history', id], ['capacities']]) {
      await queryClient.invalidateQueries({ queryKey })
    }
  }
}
