/** The fields of the codes by which an organisation is registered. */
import { Form, Input } from 'antd'
import { useI18n } from '@/i18n/useI18n'

export function CodeFields({ withInstitution }: { withInstitution: boolean }) {
  const { t } = useI18n()
  return (
    <>
      <Form.Item name="credit_code" label={t('party.creditCode')} extra={t('party.creditCodeHint')}>
        <Input maxLength={18} className="code" />
      </Form.Item>
      {withInstitution && (
        <Form.Item name="institution_code" label={t('party.institutionCode')}><Input maxLength={12} className="code" /></Form.Item>
      )}
    </>
  )
}
