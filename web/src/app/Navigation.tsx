/** The way through the console: what each kind of organisation works with. */
import type { OrganisationKind } from '@/api/schema'
import { pages, paths } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { groups, type Entry } from '@/ui/page'

/** The entries of a group for a kind of organisation, in their order. */
function entriesOf(group: Entry['group'], kind: OrganisationKind) {
  return pages
    .flatMap(({ path, kinds, entry }) => (entry ? [{ path, kinds, ...entry }] : []))
    .filter((entry) => entry.group === group && (entry.kinds?.includes(kind) ?? true))
    .sort((one, other) => one.position - other.position)
}

export function Navigation({ kind }: { kind: OrganisationKind }) {
  const { t } = useI18n()
  return (
    <nav className="side" aria-label={t('nav.label')}>
      {groups.map((group) => {
        const entries = entriesOf(group, kind)
        if (entries.length === 0) return null
        return (
          <div key={group}>
            <h2>{t(`nav.${group}`)}</h2>
            <ul>
              {entries.map(({ path, word, icon: Icon }) => (
                <li key={path}>
                  <AppLink to={path} exact={path === paths.home}>
                    <span aria-hidden><Icon /></span>
                    <span>{t(word)}</span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}
