/** Facets of a search with their counts; choosing one narrows the list. */
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { CatalogueKind, FacetValue, ProductFacets } from '@/api/schema'
import type { Words } from '@/i18n/translate'
import { useI18n } from '@/i18n/useI18n'
import type { ListAddress } from '@/table/useListAddress'

const SHORT = 8

export function FacetPanel({ facets, list }: { facets: ProductFacets | undefined; list: ListAddress }) {
  const { t } = useI18n()
  const chosen = ['category', 'manufacturer', 'catalogue', 'zone', 'buyable'].filter((name) => list.filters[name])
  return (
    <aside className="facets" aria-label={t('search.facets')}>
      <div className="facet-head">
        <h2>{t('search.facets')}</h2>
        {chosen.length > 0 && (
          <Button
            type="link"
            size="small"
            onClick={() => list.setFilters(Object.fromEntries(chosen.map((name) => [name, ''])))}
          >
            {t('search.clear')}
          </Button>
        )}
      </div>
      <div className="facet">
        <Checkbox
          checked={list.filters.buyable === 'true'}
          onChange={(event) => list.setFilters({ buyable: event.target.checked ? 'true' : '' })}
        >
          {t('search.buyableOnly')}
        </Checkbox>
        <Checkbox
          checked={list.filters.zone === 'true'}
          onChange={(event) => list.setFilters({ zone: event.target.checked ? 'true' : '' })}
        >
          {t('search.zoneOnly')}
        </Checkbox>
      </div>
      <Facet name="catalogue" title="search.catalogue" values={facets?.catalogue} list={list} />
      <Facet name="category" title="search.category" values={facets?.category} list={list} />
      <Facet name="manufacturer" title="search.manufacturer" values={facets?.manufacturer} list={list} searchable />
    </aside>
  )
}

interface FacetProps {
  name: string
  title: Words
  values: FacetValue[] | undefined
  list: ListAddress
  searchable?: boolean
}

function Facet({ name, title, values = [], list, searchable }: FacetProps) {
  const { t } = useI18n()
  const [all, setAll] = useState(false)
  const chosen = list.filters[name] ?? ''
  const shown = all ? values : values.slice(0, SHORT)
  const known = chosen === '' || shown.some((value) => value.value === chosen)
  const label = (value: FacetValue) => (name === 'catalogue' ? t(`catalogue.${value.value as CatalogueKind}`) : value.label)
  const hidden = known ? undefined : values.find((value) => value.value === chosen)
  if (values.length === 0) return null
  return (
    <section className="facet" aria-labelledby={`facet-${name}`}>
      <h3 id={`facet-${name}`}>{t(title)}</h3>
      {searchable && values.length > SHORT && (
        <Select
          size="small"
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          aria-label={t(title)}
          placeholder={t('search.pickOne')}
          value={chosen === '' ? undefined : chosen}
          onChange={(value?: string) => list.setFilters({ [name]: value ?? '' })}
          options={values.map((value) => ({ value: value.value, label: value.label }))}
        />
      )}
      <ul>
        {(hidden ? [hidden, ...shown] : shown).map((value) => (
          <li key={value.value}>
            <button
              type="button"
              aria-pressed={value.value === chosen}
              onClick={() => list.setFilters({ [name]: value.value === chosen ? '' : value.value })}
            >
              <span title={label(value)}>{label(value)}</span>
              <span className="figure">{value.count}</span>
            </button>
          </li>
        ))}
      </ul>
      {values.length > SHORT && !searchable && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? t('search.less') : t('search.more', { count: values.length - SHORT })}
        </Button>
      )}
    </section>
  )
}
