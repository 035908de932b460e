/** Why a list could not be read: where a filter is at fault it is named, and can be dropped by itself. */
import { Alert, Button } from 'antd'
import { useI18n } from '@/i18n/useI18n'
import { fieldName } from '@/ui/problemWords'
import { ProblemView } from '@/ui/ProblemView'
import type { Filters } from './filters'
import type { ListAddress } from './useListAddress'
import { wrongFilters } from './wrongFilters'

interface Props {
  error: unknown
  retry?: () => void
  list?: ListAddress
  /** What filters are called here, where the word that pages share is another. */
  filterNames?: Filters
}

export function ListProblem({ error, retry, list, filterNames }: Props) {
  const { t, language } = useI18n()
  const wrong = Object.entries(wrongFilters(error))
  if (!list || wrong.length === 0) return <ProblemView error={error} retry={retry} />
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={t('table.wrongFilter')}
      description={
        <ul className="problem-fields">
          {wrong.map(([name, detail]) => (
            <li key={name}>
              {filterNames?.[name] ?? fieldName(name, language)}
              {list.filters[name] ? <code>{` ${list.filters[name]}`}</code> : ''}
              {language === 'en' ? ': ' : '：'}
              {detail}{' '}
              <Button size="small" type="link" onClick={() => list.setFilters({ [name]: '' })}>
                {t(name === 'cursor' ? 'table.toFirstPage' : 'table.dropFilter')}
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  )
}
