/** The fields of what is registered of a hospital alone: its grade, and whether it is public. */
import { Form, Select } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { GRADES, OWNERSHIPS } from './hospitalFacts'

export function HospitalFields() {
  const { t } = useI18n()
  return (
    <>
      <Form.Item name="grade" label={t('party.grade')}>
        <Select options={GRADES.map((grade) => ({ value: grade, label: t(`party.grade.${grade}`) }))} placeholder={t('party.unknown')} />
      </Form.Item>
      <Form.Item name="ownership" label={t('party.ownership')} extra={t('party.ownershipUse')}>
        <Select options={OWNERSHIPS.map((one) => ({ value: one, label: t(`party.ownership.${one}`) }))} placeholder={t('party.unknown')} />
      </Form.Item>
    </>
  )
}
