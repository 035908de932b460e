/** By how much a price or a limit moves, in percent. */
export function ChangePercent({ percent }: { percent: string | null | undefined }) {
  if (percent == null) return <>—</>
  const falls = percent.startsWith('-')
  const tone = falls ? ' figure-below' : Number(percent) > 0 ? ' figure-above' : ''
  return <span className={`figure unbroken${tone}`}>{falls || Number(percent) === 0 ? percent : `+${percent}`}%</span>
}
