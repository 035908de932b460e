/** Ends of prices that a load would hold, since a limit would rise by them: product, platform, from, to and when. */
import type { LoadPreview } from '@/api/schema'
import { paths } from '@/capabilities'
import type { Dictionary } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { PagedList } from '@/ui/PagedList'

export const words = {
  'rising.label': { zh: '限价将上升、暂挂待审核的产品', en: 'Limits that would rise, held for another person' },
  'rising.ends': { zh: '原价终止', en: 'ends' },
  'rising.limit': { zh: '限价', en: 'limit' },
  'rising.from': { zh: '自{day}起', en: 'from {day}' },
  'rising.gone': { zh: '无限价', en: 'no limit' },
  'rising.held': { zh: '暂挂', en: 'held' },
} satisfies Dictionary

type Rising = NonNullable<LoadPreview['prices']>['rising'][number]

export function RisingLimits({ rising, total }: { rising: Rising[]; total: number }) {
  const { t } = useI18n(words)
  return <PagedList label={t('rising.label')} rows={rising} total={total} rowKey={(one) => `${one.id} ${one.platform} ${one.price}`} row={(one) => <Row one={one} />} />
}

function Row({ one }: { one: Rising }) {
  const { t } = useI18n(words)
  return (
    <>
      <AppLink to={paths.product(one.id)}>{one.name}</AppLink> <span className="code">{one.code}</span> · {one.platform}{' '}
      {t('rising.ends')} <Money value={one.price} />
      {one.rise && (
        <>
          {' '}· {t('rising.limit')} <Money value={one.rise.limit_before} /> →{' '}
          {one.rise.limit_after ? <Money value={one.rise.limit_after} strong /> : <strong>{t('rising.gone')}</strong>}{' '}
          <span className="figure unbroken">{t('rising.from', { day: one.rise.on })}</span>
        </>
      )}{' '}
      <strong>{t('rising.held')}</strong>
    </>
  )
}
