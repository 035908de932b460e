/** The search in the header: suggestions while typing, results while typing on the search page. */
import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react'
import { api, unwrap } from '@/api/client'
import { INDEXING_MILLISECONDS, asProblem, isBeingIndexed } from '@/api/problem'
import type { ProductItem } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { Highlight } from '@/ui/Highlight'
import { Money } from '@/ui/Money'
import { problemWords } from '@/ui/problemWords'
import { useAddressBar } from '@/ui/useAddress'
import { useDebounced } from '@/ui/useDebounced'
import { useDraft } from '@/ui/useDraft'
import { missingWords } from './missingWords'
import { useSearchShortcut } from './useSearchShortcut'

const SUGGESTIONS = 8
const REST_MILLISECONDS = 140

/** The empty search of the catalogue and no search at all are two things. */
function placeOf(live: boolean, q: string): string {
  return live ? `q=${q}` : ''
}

export function SearchBox() {
  const { t, language } = useI18n()
  const navigate = useNavigate()
  const { pathname, query } = useAddressBar()
  const live = pathname === paths.products
  const inAddress = live ? (query.q ?? '') : ''
  const draft = useDraft(inAddress, placeOf(live, inAddress))
  const text = draft.text.trim()

  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const composing = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  useSearchShortcut(input)

  const rested = useDebounced(text, REST_MILLISECONDS)
  const searchFor = (wanted: string) => {
    const place = placeOf(true, wanted)
    if (!live || composing.current || !draft.isTyped || place === draft.headedFor) return
    draft.onSend(place)
    const next = { ...query, q: wanted, cursor: '', page: '' }
    void navigate({ to: paths.products, search: next, replace: true, resetScroll: false })
  }
  const onRested = useEffectEvent(() => searchFor(rested))
  // Only what was typed sends a search; the rest of the address is read as it is.
  useEffect(() => {
    onRested()
  }, [rested])

  const wanted = !live && open && rested !== ''
  const { data, error } = useQuery({
    queryKey: ['suggestions', rested],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/products', { params: { query: { q: rested, limit: SUGGESTIONS } }, signal })),
    enabled: wanted,
    placeholderData: (last) => last,
    refetchInterval: (query) => (isBeingIndexed(query.state.error) ? INDEXING_MILLISECONDS : false),
  })
  const suggestions = wanted ? (data?.items ?? []) : []
  const shown = wanted && (data !== undefined || error !== null)
  const chosen = suggestions[active]

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const openProduct = (product: ProductItem) => {
    close()
    draft.drop()
    input.current?.blur()
    void navigate({ to: paths.product(product.id) })
  }
  const showAll = () => {
    close()
    draft.onSend(placeOf(true, text))
    void navigate({ to: paths.products, search: text === '' ? {} : { q: text } })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      if (shown) close()
      else draft.onType('')
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) openProduct(chosen)
      else showAll()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (live) {
        document.querySelector<HTMLElement>('.results tbody a')?.focus()
        return
      }
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      const count = suggestions.length
      if (count > 0) setActive((active + step + count + (active < 0 && step < 0 ? 1 : 0)) % count)
    }
  }

  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => event.preventDefault()}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={shown ? listId : undefined}
        aria-activedescendant={chosen ? `${listId}-${active}` : undefined}
        aria-autocomplete="list"
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('search.placeholder')}
        value={draft.text}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={(event) => {
          composing.current = false
          searchFor(event.currentTarget.value.trim())
        }}
        onChange={(event) => {
          draft.onType(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden>/</kbd>
      {shown && (
        <div className="suggestions">
          <ul role="listbox" id={listId} aria-label={t('search.suggestions')}>
            {suggestions.map((product, index) => (
              <li
                key={product.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setActive(index)}
                onClick={() => openProduct(product)}
              >
                <span className="two-lines">
                  <span>
                    <Highlight marked={product.highlights?.name} plain={product.name} />
                    <small className="quiet"> {product.specification} {product.model}</small>
                  </span>
                  <small>
                    <Highlight marked={product.highlights?.code} plain={product.code} /> · {product.manufacturer.name}
                  </small>
                </span>
                <Money value={product.reference_limit} />
              </li>
            ))}
          </ul>
          <p className="quiet" aria-live="polite">
            {data === undefined
              ? problemWords(asProblem(error), language).detail
              : suggestions.length === 0
                ? t('search.none')
                : t('search.all', { total: data.total_is_exact ? String(data.total) : `${data.total}+` })}
            {data !== undefined && data.missing.length > 0 && <span> {missingWords(data.missing, data.total, t)}</span>}
          </p>
        </div>
      )}
    </form>
  )
}
