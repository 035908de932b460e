/** A problem on the page: what happened, why (clause and figures), and the id to quote. */
import { Alert, Button, Typography } from 'antd'
import { asProblem } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { Clause } from './Clause'
import { FigureList } from './FigureList'
import { problemWords } from './problemWords'

interface Props {
  error: unknown
  /** Offers to try again. */
  retry?: () => void
  /** Fields are shown under their inputs already. */
  withoutFields?: boolean
}

export function ProblemView({ error, retry, withoutFields }: Props) {
  const { t, language } = useI18n()
  const problem = asProblem(error)
  const words = problemWords(problem, language)
  return (
    <Alert
      type={problem.status >= 500 || problem.status === 0 ? 'error' : 'warning'}
      showIcon
      title={words.title}
      className="problem"
      action={retry && <Button size="small" onClick={retry}>{t('common.retry')}</Button>}
      description={
        <div className="problem-body">
          {words.detail && <p>{words.detail}</p>}
          {words.figures.length > 0 && <FigureList figures={words.figures} />}
          {!withoutFields && words.fields.length > 0 && (
            <ul className="problem-fields">
              {words.fields.map((field) => (
                <li key={field.name + field.text}>{field.name}{language === 'en' ? ': ' : '：'}{field.text}</li>
              ))}
            </ul>
          )}
          {words.clause && <p>{t('problem.clause')} <Clause clause={words.clause} /></p>}
          {words.requestId && (
            <p className="quiet">
              {t('problem.requestId')}{' '}
              <Typography.Text copyable={{ text: words.requestId }} code>{words.requestId}</Typography.Text>
            </p>
          )}
        </div>
      }
    />
  )
}
