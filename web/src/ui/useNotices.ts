/** Short notices at the edge of the screen: done, or what went wrong. */
import { App } from 'antd'
import { asProblem } from '@/api/problem'
import { useI18n } from '@/i18n/useI18n'
import { figureText } from './figureText'
import { problemWords } from './problemWords'

export function useNotices() {
  const { message, notification } = App.useApp()
  const { language } = useI18n()
  return {
    done: (text: string) => void message.success(text),
    /** `still`: what holds since it failed; then why. */
    notDone: (still: string, error: unknown) => {
      const words = problemWords(asProblem(error), language)
      notification.warning({
        title: still,
        description: [words.title, words.detail, words.requestId].filter(Boolean).join(' · '),
        placement: 'topRight',
      })
    },
    failed: (error: unknown) => {
      const words = problemWords(asProblem(error), language)
      const figures = words.figures.map((figure) => `${figure.label} ${figureText(figure)}`).join(language === 'en' ? ', ' : '，')
      const fields = words.fields.map((field) => `${field.name} ${field.text}`).join(language === 'en' ? '; ' : '；')
      notification.warning({
        title: words.title,
        description: [words.detail, figures, fields, words.requestId].filter(Boolean).join(' · '),
        placement: 'topRight',
      })
    },
  }
}
