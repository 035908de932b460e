/** The columns of the comparison of own prices. */
import type { OverpaymentView } from '@/api/schema'
import type { Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import type { Column } from '@/table/DataTable'
import { AppLink } from '@/ui/AppLink'
import { Money } from '@/ui/Money'
import { Tag } from '@/ui/StateTag'
import { SpreadBar } from './SpreadBar'

export function overpaymentColumns({ t, region, shortRegion }: Translator): Column<OverpaymentView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 230,
      fixed: 'left',
      always: true,
      render: (row) => (
        <span className="two-lines">
          <AppLink to={paths.product(row.product_id)} title={row.name}>{row.name}</AppLink>
          <small title={[row.specification, row.model].filter(Boolean).join(' / ')}>
            {[row.specification, row.model].filter(Boolean).join(' / ') || row.code}
          </small>
        </span>
      ),
    },
    {
      key: 'price',
      title: t('current.title'),
      width: 134,
      align: 'right',
      render: (row) => (
        <span className="two-lines">
          <Money value={row.price} strong />
          <small>/ {row.base_unit}</small>
        </span>
      ),
    },
    { key: 'limit', title: t('product.limit'), width: 104, align: 'right', render: (row) => <Money value={row.reference_limit} /> },
    {
      key: 'lowest',
      title: t('overpay.lowest'),
      width: 150,
      align: 'right',
      render: (row) =>
        row.lowest_listed ? (
          <span className="two-lines">
            <Money value={row.lowest_listed.price} />
            <small title={`${region(row.lowest_listed.region)} ${t(`price.kind.${row.lowest_listed.kind}`)}`}>
              {shortRegion(row.lowest_listed.region)} · {t(`price.kind.${row.lowest_listed.kind}`)}
            </small>
          </span>
        ) : (
          '—'
        ),
    },
    { key: 'others', title: t('overpay.others'), width: 142, render: (row) => <SpreadBar row={row} /> },
    {
      key: 'excess',
      title: t('overpay.excess'),
      width: 120,
      align: 'right',
      render: (row) => (
        <span className="two-lines">
          <span className="figure figure-above figure-strong"><Money value={row.excess} /></span>
          <small className="figure">+{row.excess_percent}%</small>
        </span>
      ),
    },
    {
      key: 'open',
      title: t('nav.invitations'),
      width: 92,
      render: (row) =>
        row.has_open_invitation ? (
          <AppLink to={`${paths.invitations}?product_id=${row.product_id}`}><Tag tone="wait">{t('invitation.open')}</Tag></AppLink>
        ) : (
          '—'
        ),
    },
    { key: 'maker', title: t('product.manufacturer'), width: 180, render: (row) => <span title={row.manufacturer}>{row.manufacturer}</span> },
    { key: 'from', title: t('current.from'), width: 110, hiddenAtFirst: true, render: (row) => <span className="figure">{row.effective_from}</span> },
    { key: 'contract', title: t('current.contract'), width: 150, hiddenAtFirst: true, render: (row) => row.contract_no || '—' },
    { key: 'code', title: t('product.code'), width: 226, hiddenAtFirst: true, render: (row) => <span className="code">{row.code}</span> },
  ]
}
