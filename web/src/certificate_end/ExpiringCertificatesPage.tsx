/** Certificates that end soon: of what the reader makes, buys or oversees. */
import { api, unwrap } from '@/api/client'
import type { ExpiringCertificateView } from '@/api/schema'
import { paths } from '@/capabilities'
import { DaysLeft } from '@/certificate_end/DaysLeft'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { NoticeFilter } from '@/table/NoticeFilter'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { PageHeader } from '@/ui/PageHeader'

export function ExpiringCertificatesPage() {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const { page, error, pending, retry } = usePage('expiring-certificates', list.query, () =>
    unwrap(api.GET('/api/v1/expiring-certificates', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.expiringCertificates')} note={t('certificate.note')} />
      <NoticeFilter list={list} />
      <DataTable
        name="expiring-certificates"
        label={t('nav.expiringCertificates')}
        columns={columns(i18n)}
        rowKey={(one) => one.product_id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/expiring-certificates"
        empty={<p>{t('certificate.empty')}</p>}
      />
    </>
  )
}

function columns({ t }: Translator): Column<ExpiringCertificateView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 260,
      fixed: 'left',
      always: true,
      render: (one) => (
        <span className="two-lines">
          <AppLink to={paths.product(one.product_id)} title={one.name}>{one.name}</AppLink>
          <small className="code">{one.code}</small>
        </span>
      ),
    },
    { key: 'specification', title: t('product.specification'), width: 150, render: (one) => one.specification },
    { key: 'manufacturer', title: t('product.manufacturer'), width: 200, render: (one) => one.manufacturer },
    { key: 'certificate', title: t('product.certificate'), width: 170, render: (one) => <span className="code">{one.certificate}</span> },
    { key: 'expires', title: t('product.certificateExpires'), width: 120, render: (one) => <span className="figure">{one.expires_on}</span> },
    { key: 'left', title: t('certificate.left'), width: 170, always: true, render: (one) => <DaysLeft days={one.days_left} /> },
  ]
}
