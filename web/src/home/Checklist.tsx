/** For the exchange centre, until all is done: what the installation lacks before people can work with it. */
import { useQuery } from '@tanstack/react-query'
import { api, unwrap } from '@/api/client'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { Tag } from '@/ui/StateTag'

const words = {
  'checklist.title': { zh: '开通清单', en: 'Before people can work' },
  'checklist.note': { zh: '以下各步都完成后，本清单不再显示。', en: 'This list is gone once all of it is done.' },
  'checklist.done': { zh: '已完成', en: 'done' },
  'checklist.open': { zh: '未完成', en: 'to do' },
  'checklist.missing': { zh: '缺 {count}', en: '{count} missing' },
  'checklist.go': { zh: '去办理：{label}', en: 'Do it: {label}' },
}

export function Checklist() {
  const { t } = useI18n(words)
  const { data } = useQuery({
    queryKey: ['installation'],
    queryFn: () => unwrap(api.GET('/api/v1/installation')),
  })
  if (!data || data.is_complete) return null
  return (
    <section className="panel" aria-label={t('checklist.title')}>
      <div className="panel-head">
        <h2>{t('checklist.title')}</h2>
        <span className="quiet">{t('checklist.note')}</span>
      </div>
      <ul className="rows">
        {data.steps.map((step) => (
          <li key={step.key}>
            <Tag tone={step.is_done ? 'good' : 'wait'}>{step.is_done ? t('checklist.done') : t(step.key === 'hospital_grades' ? 'checklist.missing' : 'checklist.open', { count: step.count })}</Tag>
            <span className="grow">
              <strong>{step.label}</strong>
              {!step.is_done && <small className="quiet"> {step.todo}</small>}
            </span>
            {!step.is_done && <AppLink to={step.link}>{t('checklist.go', { label: step.label })}</AppLink>}
          </li>
        ))}
      </ul>
    </section>
  )
}
