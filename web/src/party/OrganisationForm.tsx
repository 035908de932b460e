/** Takes a new organisation in. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { HospitalGrade, HospitalOwnership, OrganisationKind, OrganisationView } from '@/api/schema'
import { useKind } from '@/api/session'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'
import { CodeFields } from './CodeFields'
import { filled } from './filled'
import { HospitalFields } from './HospitalFields'
import { KINDS } from './kinds'
import { RegionField } from './RegionField'

interface Fields {
  name: string
  kind: OrganisationKind
  credit_code?: string
  institution_code?: string
  region?: string
  email?: string
  grade?: HospitalGrade
  ownership?: HospitalOwnership
}

/** The exchange centre enters those that trade, a bureau the bureaus of its districts. */
const TRADING = KINDS.filter((kind) => kind !== 'exchange_center' && kind !== 'insurance_bureau')

export function OrganisationForm({ onMade }: { onMade: (organisation: OrganisationView) => void }) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const kind = useKind()
  const entered: OrganisationKind[] = kind === 'insurance_bureau' ? [kind] : TRADING
  const [form] = Form.useForm<Fields>()
  const chosen = Form.useWatch('kind', form)
  const make = useMutation({
    mutationFn: (fields: Fields) => unwrap(api.POST('/api/v1/organisations', { body: filled(fields) })),
    onSuccess: async (organisation) => {
      notices.done(t('party.made', { name: organisation.name }))
      await queryClient.invalidateQueries({ queryKey: ['organisations'] })
      onMade(organisation)
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <EntryForm<Fields> form={form} clears={[make]} layout="vertical" onFinish={(fields) => make.mutate(fields)}>
      <Form.Item name="name" label={t('party.name')} rules={needed}><Input maxLength={200} /></Form.Item>
      <Form.Item name="kind" label={t('party.kind')} rules={needed} initialValue={entered.length === 1 ? entered[0] : undefined}>
        <Select options={entered.map((kind) => ({ value: kind, label: t(`party.kind.${kind}`) }))} />
      </Form.Item>
      <CodeFields withInstitution />
      {chosen === 'hospital' && <HospitalFields />}
      <RegionField extra={t(kind === 'insurance_bureau' ? 'party.regionOverseen' : 'party.regionBlank')} />
      <Form.Item name="email" label={t('party.email')}><Input type="email" maxLength={200} /></Form.Item>
      {make.error && <ProblemView error={make.error} withoutFields />}
      <Button type="primary" htmlType="submit" loading={make.isPending}>{t('common.save')}</Button>
      <Unsent sending={make.isPending} />
    </EntryForm>
  )
}
