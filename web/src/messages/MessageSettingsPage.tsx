/** Which kinds of messages reach the signed-in person by which way, and when the mail of the day comes. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Form, Radio, Select, Space } from 'antd'
import { api, unwrap } from '@/api/client'
import type { KindSettingView, MessageLanguage, MessageSettingsView, MessageWay } from '@/api/schema'
import { paths } from '@/capabilities'
import { EntryForm } from '@/ui/EntryForm'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { keysOf } from '@/ui/keysOf'
import { PageHeader } from '@/ui/PageHeader'
import { ProblemView } from '@/ui/ProblemView'
import { useCommand } from '@/ui/useCommand'
import { Waiting } from '@/ui/Waiting'

const WAYS: Record<MessageWay, true> = { mail: true, digest: true, console: true, none: true }
const LANGUAGES: Record<MessageLanguage, true> = { zh: true, en: true }
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

interface Chosen {
  language: MessageLanguage
  digest_hour: number
  working_days_only: boolean
  ways: Record<string, MessageWay>
}

export function MessageSettingsPage() {
  const { t } = useI18n()
  const settings = useQuery({
    queryKey: ['messages', 'settings'],
    queryFn: () => unwrap(api.GET('/api/v1/messages/settings')),
    refetchOnWindowFocus: false,
  })
  return (
    <>
      <PageHeader
        title={t('messages.settings')}
        note={t('messages.settingsNote')}
        actions={<AppLink to={paths.messages}>{t('messages.all')}</AppLink>}
      />
      {settings.error && <ProblemView error={settings.error} retry={() => void settings.refetch()} />}
      <div className="panel">
        {settings.data ? <SettingsForm settings={settings.data} /> : !settings.error && <Waiting rows={8} />}
      </div>
    </>
  )
}

function SettingsForm({ settings }: { settings: MessageSettingsView }) {
  const { t } = useI18n()
  const save = useCommand(
    ({ ways, ...chosen }: Chosen) =>
      unwrap(
        api.PUT('/api/v1/messages/settings', {
          body: { ...chosen, kinds: differing(settings.kinds, ways) },
        }),
      ),
    { touches: ['messages'], done: t('messages.settingsSaved') },
  )
  const initial: Chosen = {
    language: settings.language,
    digest_hour: settings.digest_hour,
    working_days_only: settings.working_days_only,
    ways: Object.fromEntries(settings.kinds.map(({ kind, way }) => [kind, way])),
  }
  return (
    <EntryForm<Chosen> layout="vertical" clears={[save]} initialValues={initial} onFinish={(chosen) => save.mutate(chosen)}>
      {!settings.email && <Alert type="info" showIcon className="problem" title={t('messages.noEmail')} />}
      <Space wrap size="large" align="start">
        <Form.Item name="language" label={t('messages.language')}>
          <Radio.Group options={keysOf(LANGUAGES).map((value) => ({ value, label: t(`messages.language.${value}`) }))} />
        </Form.Item>
        <Form.Item name="digest_hour" label={t('messages.digestHour')}>
          <Select
            style={{ width: 120 }}
            options={HOURS.map((value) => ({ value, label: `${String(value).padStart(2, '0')}:00` }))}
          />
        </Form.Item>
        <Form.Item name="working_days_only" valuePropName="checked" label={t('messages.digestDays')}>
          <Checkbox>{t('messages.workingDaysOnly')}</Checkbox>
        </Form.Item>
      </Space>
      <div>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('messages.kind')}</th>
              <th scope="col">{t('messages.way')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.kinds.map((kind) => (
              <tr key={kind.kind}>
                <th scope="row">
                  {kind.label}
                  {kind.is_required && <span className="quiet"> {t('messages.required')}</span>}
                </th>
                <td>
                  <Form.Item name={['ways', kind.kind]} noStyle>
                    <Select
                      aria-label={kind.label}
                      style={{ width: 200 }}
                      options={keysOf(WAYS).map((way) => ({
                        value: way,
                        label: t(`messages.way.${way}`) + (way === kind.usual ? t('messages.usual') : ''),
                        disabled: way === 'none' && kind.is_required,
                      }))}
                    />
                  </Form.Item>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {save.error && <ProblemView error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>{t('common.save')}</Button>
    </EntryForm>
  )
}

/** What is not as usual: the rest follows the program. */
function differing(kinds: KindSettingView[], ways: Record<string, MessageWay>) {
  return kinds.flatMap(({ kind, usual }) => {
    const way = ways[kind]
    return way && way !== usual ? [{ kind, way }] : []
  })
}
