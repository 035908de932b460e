/** Where the price of a change came from besides, with what proves it. */
import type { ChangeView } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { AppLink } from '@/ui/AppLink'
import { EvidenceLinks } from '@/ui/EvidenceLinks'

type Source = ChangeView['sources'][number]

export function ChangeSources({ sources }: { sources: Source[] }) {
  return (
    <div className="stack">
      {sources.map((source, index) => (
        <OneSource key={index} source={source} />
      ))}
    </div>
  )
}

function OneSource({ source }: { source: Source }) {
  const { t } = useI18n()
  const label = t(`change.origin.${source.origin}`)
  return (
    <div>
      {source.lower_price_report_id ? (
        <AppLink to={paths.lowerPriceReport(source.lower_price_report_id)}>{label}</AppLink>
      ) : source.price_change_id ? (
        <AppLink to={paths.priceChange(source.price_change_id)}>{label}</AppLink>
      ) : source.linkage_id ? (
        <AppLink to={paths.linkage(source.linkage_id)}>{label}</AppLink>
      ) : (
        label
      )}
      {[source.document, source.remark].filter(Boolean).map((text) => (
        <span key={text}> · {text}</span>
      ))}
      {source.evidence.length > 0 && <div><EvidenceLinks ids={source.evidence} /></div>}
    </div>
  )
}
