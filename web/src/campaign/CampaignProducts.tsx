/** A manufacturer's list in a collection, prefilled with the prices that count: it confirms or changes, overseers read. */
import { Button, Drawer, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { CampaignProductView, CampaignView, StandingPrice } from '@/api/schema'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { paths } from '@/capabilities'
import { DataTable, type Column } from '@/table/DataTable'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { AppLink } from '@/ui/AppLink'
import { EvidenceLinks } from '@/ui/EvidenceLinks'
import { Money } from '@/ui/Money'
import { money } from '@/ui/money'
import { ProblemView } from '@/ui/ProblemView'
import { Tag } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'

export function CampaignProducts({ campaign, own }: { campaign: CampaignView; own: boolean }) {
  const i18n = useI18n()
  const { t } = i18n
  const list = useListAddress()
  const [selected, setSelected] = useState<string[]>([])
  const [openedId, setOpened] = useState<string | null>(null)
  const path = { id: campaign.id }
  const { page, error, pending, retry } = usePage('campaigns', { products: campaign.id, ...list.query }, () =>
    unwrap(api.GET('/api/v1/campaigns/{id}/products', { params: { path, query: list.query } })),
  )
  const confirm = useCommand(
    (ids: string[] | null) =>
      unwrap(api.POST('/api/v1/campaigns/{id}/confirmations', { params: { path }, body: { product_ids: ids } })),
    { touches: ['campaigns'], done: t('campaign.confirmed'), onDone: () => setSelected([]) },
  )
  const opened = page?.items.find((product) => product.id === openedId)
  // What was answered meanwhile needs no confirmation.
  const chosen = selected.filter((id) => page?.items.find((product) => product.id === id)?.answered_at == null)
  const open = own && campaign.state === 'open'
  const left = campaign.products - campaign.answered
  return (
    <>
      {confirm.error && <ProblemView error={confirm.error} />}
      <DataTable
        name="campaign-products"
        label={t('campaign.products')}
        columns={columns(i18n, open, (product) => setOpened(product.id))}
        rowKey={(product) => product.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath={`/api/v1/campaigns/${campaign.id}/products`}
        selection={
          open
            ? {
                ids: chosen,
                onChange: setSelected,
                selectable: (product) => product.answered_at == null,
                rowName: (product) => `${product.name} ${product.model}`,
              }
            : undefined
        }
        empty={<p>{t('campaign.noProducts')}</p>}
        toolbar={
          <>
            <Segmented
              size="small"
              aria-label={t('change.state')}
              value={list.filters.answered ?? ''}
              onChange={(answered) => list.setFilters({ answered })}
              options={[
                { value: '', label: t('invitation.allStates') },
                { value: 'false', label: t('campaign.unanswered') },
                { value: 'true', label: t('campaign.answeredOnes') },
              ]}
            />
            {open && (
              <>
                <Popconfirm
                  title={t('campaign.confirmAllAsk', { count: left })}
                  okText={t('campaign.confirmOk')}
                  cancelText={t('common.cancel')}
                  onConfirm={() => confirm.mutate(null)}
                  disabled={left <= 0}
                >
                  <Button size="small" type="primary" disabled={left <= 0} loading={confirm.isPending}>
                    {t('campaign.confirmAll', { count: left })}
                  </Button>
                </Popconfirm>
                <Popconfirm
                  title={t('campaign.confirmAllAsk', { count: chosen.length })}
                  okText={t('campaign.confirmOk')}
                  cancelText={t('common.cancel')}
                  onConfirm={() => confirm.mutate(chosen)}
                  disabled={chosen.length === 0}
                >
                  <Button size="small" disabled={chosen.length === 0}>{t('campaign.confirmChosen', { count: chosen.length })}</Button>
                </Popconfirm>
                <AppLink to={`${paths.imports}?kind=declarations`}>{t('campaign.byFile')}</AppLink>
              </>
            )}
          </>
        }
      />
      <Drawer title={opened?.name} open={opened !== undefined} onClose={() => setOpened(null)} size={640} destroyOnHidden>
        {opened && <Prices product={opened} campaign={campaign} open={open} />}
      </Drawer>
    </>
  )
}

/** Where a declaration starts that changes a price that counts. */
function declarationAddress(campaign: CampaignView, product: CampaignProductView, price?: StandingPrice): string {
  const query = new URLSearchParams({ campaign_id: campaign.id, product_id: product.id })
  if (price) {
    query.set('region', price.region.code)
    for (const name of ['platform', 'platform_level', 'kind', 'price', 'pack_ratio'] as const) query.set(name, price[name])
  }
  return `${paths.newDeclaration}?${query.toString()}`
}

function Prices({ product, campaign, open }: { product: CampaignProductView; campaign: CampaignView; open: boolean }) {
  const { t, shortRegion } = useI18n()
  return (
    <div className="stack">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('sheet.platform')}</th>
            <th scope="col">{t('sheet.kind')}</th>
            <th scope="col" className="right">{t('sheet.price')}</th>
            <th scope="col" className="right">{t('sheet.basePrice')}</th>
            <th scope="col">{t('terms.from')}</th>
            <th scope="col">{t('campaign.change')}</th>
          </tr>
        </thead>
        <tbody>
          {product.prices.map((price) => (
            <tr key={[price.region.code, price.platform, price.kind, price.effective_from, price.price].join(' ')}>
              <th scope="row">
                <span className="two-lines">
                  {shortRegion(price.region)}
                  <small>{price.platform}</small>
                </span>
              </th>
              <td>{t(`price.kind.${price.kind}`)}</td>
              <td className="right"><Money value={price.price} /></td>
              <td className="right"><Money value={price.base_price} /></td>
              <td className="figure">{price.effective_from}</td>
              <td>
                {open && (
                  <AppLink to={declarationAddress(campaign, product, price)}>{t('campaign.change')}</AppLink>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('evidence.title')}</h3>
      <EvidenceLinks ids={product.evidence} />
      {open && (
        <AppLink to={declarationAddress(campaign, product)}><Button tabIndex={-1}>{t('campaign.another')}</Button></AppLink>
      )}
    </div>
  )
}

function columns({ t, language, shortRegion }: Translator, open: boolean, show: (product: CampaignProductView) => void): Column<CampaignProductView>[] {
  return [
    {
      key: 'product',
      title: t('product.name'),
      width: 260,
      fixed: 'left',
      always: true,
      render: (product) => (
        <span className="two-lines">
          <AppLink to={paths.product(product.id)} title={product.name}>{product.name}</AppLink>
          <small>{[product.specification, product.model].filter(Boolean).join(' / ') || product.code}</small>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('change.state'),
      width: 116,
      render: (product) => (
        <Tag tone={product.answered_at ? 'good' : 'wait'}>{t(product.answered_at ? 'campaign.answeredOne' : 'campaign.unanswered')}</Tag>
      ),
    },
    {
      key: 'prices',
      title: t('campaign.listedPrices'),
      width: 320,
      render: (product) => (
        <span className="two-lines">
          <span className="figure">
            {product.prices.slice(0, 3).map((price) => `${shortRegion(price.region)} ${money(price.base_price)}`).join(language === 'en' ? ', ' : '，') || '—'}
          </span>
          {product.prices.length > 0 && <small>{t('campaign.priceCount', { count: product.prices.length })}</small>}
        </span>
      ),
    },
    { key: 'limit', title: t('product.limit'), width: 110, align: 'right', render: (product) => <Money value={product.reference_limit} /> },
    { key: 'unit', title: t('product.unit'), width: 64, render: (product) => product.base_unit },
    { key: 'at', title: t('campaign.answeredAt'), width: 140, render: (product) => <span className="figure">{instant(product.answered_at)}</span> },
    {
      key: 'open',
      title: t('campaign.change'),
      width: 124,
      fixed: 'right',
      always: true,
      render: (product) => (
        <Button size="small" onClick={() => show(product)} aria-label={`${t(open ? 'campaign.seeChange' : 'change.detail')} ${product.name}`}>
          {t(open ? 'campaign.seeChange' : 'change.detail')}
        </Button>
      ),
    },
  ]
}
