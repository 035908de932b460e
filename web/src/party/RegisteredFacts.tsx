/** What is registered of an organisation, how it came to be so, and its correction by whoever may correct it. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { OrganisationView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { FormDrawer } from '@/ui/FormDialog'
import { CapacityPanel } from './CapacityPanel'
import { placeName } from './placeName'
import { RegisteredForm } from './RegisteredForm'
import { RegisteredHistory } from './RegisteredHistory'

export function RegisteredFacts({ organisation }: { organisation: OrganisationView }) {
  const { t, language } = useI18n()
  const [editing, setEditing] = useState(false)
  const [reading, setReading] = useState(false)
  const { id } = organisation
  const found = useQuery({
    queryKey: ['organisation', id],
    queryFn: () => unwrap(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
  })
  // What was just edited is read again, while the row that was opened is as it was.
  const shown = found.data ?? organisation
  const edits = found.data?.edits
  return (
    <>
      <dl className="facts">
        <dt>{t('party.name')}</dt>
        <dd>{shown.name}</dd>
        <dt>{t('party.kind')}</dt>
        <dd>{t(`party.kind.${shown.kind}`)}</dd>
        <dt>{t('party.creditCode')}</dt>
        <dd className="code">{shown.credit_code ?? '—'}</dd>
        {shown.kind === 'hospital' && (
          <>
            <dt>{t('party.institutionCode')}</dt>
            <dd className="code">{shown.institution_code ?? '—'}</dd>
            <dt>{t('party.grade')}</dt>
            <dd>{t(shown.grade ? `party.grade.${shown.grade}` : 'party.unknown')}</dd>
            <dt>{t('party.ownership')}</dt>
            <dd>{t(shown.ownership ? `party.ownership.${shown.ownership}` : 'party.unknown')}</dd>
          </>
        )}
        <dt>{t(shown.level ? 'party.regionOf' : 'party.region')}</dt>
        <dd>{placeName(language, shown.region)} <span className="code">{shown.region.code}</span>{shown.level && ` · ${t(`party.level.${shown.level}`)}`}</dd>
        <dt>{t('party.email')}</dt>
        <dd>{shown.email ?? '—'}</dd>
      </dl>
      <div className="row">
        {edits && <Button size="small" onClick={() => setEditing(true)}>{t(edits === 'all' ? 'party.edit' : 'party.editMail')}</Button>}
        <Button size="small" aria-expanded={reading} onClick={() => setReading(!reading)}>{t('party.history')}</Button>
      </div>
      {found.data && <CapacityPanel organisation={found.data} />}
      {reading && <RegisteredHistory id={id} />}
      <FormDrawer title={t('party.edit')} open={editing} onClose={() => setEditing(false)} size={440} destroyOnHidden>
        {edits && <RegisteredForm organisation={shown} reach={edits} onEdited={() => setEditing(false)} />}
      </FormDrawer>
    </>
  )
}
