/** Corrects what is registered of an organisation: all of it by those who founded it, its mail address by its own administrators. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { HospitalGrade, HospitalOwnership, OrganisationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { Unsent } from '@/ui/Unsent'
import { useNotices } from '@/ui/useNotices'
import { CodeFields } from './CodeFields'
import { filled } from './filled'
import { HospitalFields } from './HospitalFields'
import { RegionField } from './RegionField'

interface Fields {
  name: string
  credit_code?: string
  institution_code?: string
  region?: string
  email?: string
  grade?: HospitalGrade
  ownership?: HospitalOwnership
  reason?: string
}

interface Props {
  organisation: OrganisationView
  reach: 'all' | 'mail'
  onEdited: () => void
}

export function RegisteredForm({ organisation, reach, onEdited }: Props) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const { id, name, credit_code, institution_code, region, email, grade, ownership } = organisation
  const registered = { name, credit_code: credit_code ?? undefined, institution_code: institution_code ?? undefined, region: region.code, email: email ?? undefined, grade: grade ?? undefined, ownership: ownership ?? undefined }
  const edit = useMutation({
    // Fields that are not shown keep what they have.
    mutationFn: (fields: Fields) =>
      unwrap(api.PUT('/api/v1/organisations/{id}', { params: { path: { id } }, body: filled({ ...registered, ...fields, reason: fields.reason ?? '' }) })),
    onSuccess: async () => {
      notices.done(t('party.edited', { name }))
      for (const queryKey of [['organisations'], ['organisation', id], ['organisation-history', id], ['session']]) await queryClient.invalidateQueries({ queryKey })
      onEdited()
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  const needed = [{ required: true, message: t('common.needed') }]
  return (
    <EntryForm<Fields> form={form} clears={[edit]} layout="vertical" initialValues={registered} onFinish={(fields) => edit.mutate(fields)}>
      {reach === 'all' && (
        <>
          <Form.Item name="name" label={t('party.name')} rules={needed}><Input maxLength={200} /></Form.Item>
          <CodeFields withInstitution={organisation.kind === 'hospital'} />
          {organisation.kind === 'hospital' && <HospitalFields />}
          {organisation.kind !== 'insurance_bureau' && <RegionField present={region} />}
        </>
      )}
      <Form.Item name="email" label={t('party.email')} extra={t('party.emailUse')}><Input type="email" maxLength={200} /></Form.Item>
      {reach === 'all' && (
        <Form.Item name="reason" label={t('party.editReason')} rules={needed}><Input maxLength={200} /></Form.Item>
      )}
      {edit.error && <ProblemView error={edit.error} withoutFields />}
      <Button type="primary" htmlType="submit" loading={edit.isPending}>{t('common.save')}</Button>
      <Unsent sending={edit.isPending} />
    </EntryForm>
  )
}
