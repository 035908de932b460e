/** Clause references in words: `S4-1` is article one of the Shenzhen measures. */

const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 21 → 二十一, as the notices number their articles. */
export function chineseNumber(value: number): string {
  if (value <= 10) return CHINESE[value] ?? String(value)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens === 1 ? '' : CHINESE[tens]}十${ones === 0 ? '' : CHINESE[ones]}`
}

const NOTICES: Record<string, { zh: string; en: string }> = {
  S0: { zh: '带量采购全流程管理通知', en: 'VBP management notice' },
  S1: { zh: '吉医保联〔2019〕23号', en: 'Jilin 2019 No. 23' },
  S2: { zh: '山东2024年通知', en: 'Shandong 2024 notice' },
  S3: { zh: '天津高值耗材集采方案', en: 'Tianjin VBP plan' },
  S4: { zh: '深圳阳光平台措施', en: 'Shenzhen measures' },
}

/** The mark of what rests on no article but on the platform's own reading. */
export const OWN_READING = '◇'

export function clauseWords(clause: string, language: 'zh-CN' | 'en'): string {
  if (clause === OWN_READING) return language === 'en' ? '◇ the platform’s own reading' : '◇ 平台自行规定'
  const match = /^(S\d)-(\d+)(.*)$/.exec(clause)
  const notice = match && NOTICES[match[1] ?? '']
  if (!match || !notice) return clause
  const article = Number(match[2])
  if (language === 'en') return `${notice.en}, art. ${article}${match[3] ?? ''}`
  return `${notice.zh}第${chineseNumber(article)}条${match[3] ?? ''}`
}
