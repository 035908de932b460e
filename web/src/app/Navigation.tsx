/** The way through the console: what each kind of organisation works with. */
import type { SessionView } from '@/api/schema'
import { pages, paths } from '@/capabilities'
import { useI18n } from '@/i18n/useI18n'
import { AppLink } from '@/ui/AppLink'
import { groups, isFor, type Entry } from '@/ui/page'

/** The entries of a group for whoever is signed in, in their order. */
function entriesOf(group: Entry['group'], session: SessionView) {
  return pages
    .flatMap(({ path, kinds, ofPlatform, entry }) => (entry ? [{ path, kinds, ofPlatform, ...entry }] : []))
    .filter((entry) => entry.group === group && isFor(entry, session))
    .sort((one, other) => one.position - other.position)
}

export function Navigation({ session }: { session: SessionView }) {
  const { t } = useI18n()
  return (
    <nav className="side" aria-label={t('nav.label')}>
      {groups.map((group) => {
        const entries = entriesOf(group, session)
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
