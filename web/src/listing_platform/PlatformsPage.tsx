/** The platforms that list prices, as files name them: confirmed, or stated to be another spelling of a known one. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { api, unwrap } from '@/api/client'
import type { ListingPlatform, PlatformState } from '@/api/schema'
import { useKind } from '@/api/session'
import type { Dictionary } from '@/i18n/translate'
import { useI18n, type Translator } from '@/i18n/useI18n'
import { DataTable, type Column } from '@/table/DataTable'
import { ListSearch } from '@/table/ListSearch'
import { useListAddress } from '@/table/useListAddress'
import { usePage } from '@/table/usePage'
import { count } from '@/ui/count'
import { keysOf } from '@/ui/keysOf'
import { PageHeader } from '@/ui/PageHeader'
import { ReasonDialog } from '@/ui/ReasonDialog'
import { regionOptions } from '@/ui/regions'
import { Tag, type Tone } from '@/ui/StateTag'
import { instant } from '@/ui/time'
import { useCommand } from '@/ui/useCommand'
import { ConfirmDialog } from './ConfirmDialog'
import { SpellingDialog } from './SpellingDialog'

export const words = {
  'platforms.note': {
    zh: '文件中出现过的挂网平台名称。首次出现的名称请确认，或登记为已知平台的另一写法；两者都不改变已挂网的价格和限价。',
    en: 'Names of platforms as files write them. Confirm a new one, or state that it is another spelling of a known one; neither moves a price or a limit.',
  },
  'platforms.search': { zh: '平台名称的一部分', en: 'Part of the name' },
  'platforms.sort': { zh: '排序', en: 'Sort' },
  'platforms.sortWaiting': { zh: '待确认优先', en: 'To confirm first' },
  'platforms.sortRows': { zh: '行数从多到少', en: 'Most rows first' },
  'platforms.all': { zh: '全部状态', en: 'All states' },
  'platforms.allRegions': { zh: '全部省份', en: 'All provinces' },
  'platforms.rows': { zh: '行数', en: 'Rows' },
  'platforms.first': { zh: '首次出现', en: 'First seen' },
  'platforms.meansKnown': { zh: '即 {known}', en: 'means {known}' },
  'platforms.actions': { zh: '处理', en: 'Actions' },
  'platforms.confirm': { zh: '确认', en: 'Confirm' },
  'platforms.spelling': { zh: '另一写法…', en: 'Spelling…' },
  'platforms.separate': { zh: '解除', en: 'Separate' },
  'platforms.separateTitle': { zh: '“{name}”另为一个平台', en: '“{name}” is a platform of its own' },
  'platforms.separateNote': {
    zh: '该名称不再是“{known}”的写法，回到待确认；已以“{known}”记录的价格不变。',
    en: 'It is no spelling of “{known}” any more and waits to be confirmed; prices recorded under “{known}” remain.',
  },
  'platforms.separated': { zh: '已解除，待确认', en: 'Separated: to be confirmed' },
  'platforms.reason': { zh: '理由', en: 'Reason' },
  'platforms.empty': { zh: '没有符合条件的平台。', en: 'No platform fits.' },
} satisfies Dictionary

const TONES: Record<PlatformState, Tone> = { seeded: 'plain', seen: 'wait', confirmed: 'good', merged: 'quiet' }

type Doing = { what: 'confirm' | 'spelling' | 'separate'; platform: ListingPlatform }

export function PlatformsPage() {
  const i18n = useI18n(words)
  const { t, language } = i18n
  const decides = useKind() === 'exchange_center'
  const list = useListAddress()
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const { page, error, pending, retry } = usePage('platforms', list.query, () =>
    unwrap(api.GET('/api/v1/platforms', { params: { query: list.query } })),
  )
  return (
    <>
      <PageHeader title={t('nav.platforms')} note={t('platforms.note')} />
      <DataTable
        name="platforms"
        label={t('nav.platforms')}
        columns={columns(i18n, decides, setDoing)}
        rowKey={(platform) => platform.id}
        page={page}
        pending={pending}
        error={error}
        retry={retry}
        list={list}
        exportPath="/api/v1/platforms"
        empty={<p>{t('platforms.empty')}</p>}
        toolbar={
          <>
            <ListSearch list={list} label={t('platforms.search')} width={200} />
            <Select
              size="small"
              aria-label={t('platform.state')}
              value={list.filters.state ?? ''}
              onChange={(state) => list.setFilters({ state })}
              options={[
                { value: '', label: t('platforms.all') },
                ...keysOf(TONES).map((state) => ({ value: state, label: t(`platform.state.${state}`) })),
              ]}
              style={{ width: 120 }}
            />
            <Select
              size="small"
              aria-label={t('platform.region')}
              showSearch={{ optionFilterProp: 'search' }}
              value={list.filters.region ?? ''}
              onChange={(region) => list.setFilters({ region })}
              options={[{ value: '', label: t('platforms.allRegions'), search: '' }, ...regionOptions(language)]}
              style={{ width: 160 }}
            />
            <Select
              size="small"
              aria-label={t('platforms.sort')}
              value={list.filters.sort ?? ''}
              onChange={(sort) => list.setFilters({ sort })}
              options={[
                { value: '', label: t('platforms.sortWaiting') },
                { value: 'rows', label: t('platforms.sortRows') },
              ]}
              style={{ width: 140 }}
            />
          </>
        }
      />
      {doing?.what === 'confirm' && <ConfirmDialog platform={doing.platform} onClose={close} />}
      {doing?.what === 'spelling' && <SpellingDialog platform={doing.platform} onClose={close} />}
      {doing?.what === 'separate' && <SeparateDialog platform={doing.platform} onClose={close} />}
    </>
  )
}

function SeparateDialog({ platform, onClose }: { platform: ListingPlatform; onClose: () => void }) {
  const { t } = useI18n(words)
  const known = platform.known?.name ?? ''
  const separate = useCommand(
    (reason: string) =>
      unwrap(api.POST('/api/v1/platforms/{id}/separation', { params: { path: { id: platform.id } }, body: { reason } })),
    { touches: ['platforms'], done: t('platforms.separated'), onDone: onClose },
  )
  return (
    <ReasonDialog
      title={t('platforms.separateTitle', { name: platform.name })}
      label={t('platforms.reason')}
      confirm={t('platforms.separate')}
      pending={separate.isPending}
      error={separate.error}
      onConfirm={(reason) => separate.mutate(reason)}
      onClose={onClose}
    >
      <p>{t('platforms.separateNote', { known })}</p>
    </ReasonDialog>
  )
}

function columns({ t, region }: Translator<keyof typeof words>, decides: boolean, act: (doing: Doing) => void): Column<ListingPlatform>[] {
  return [
    {
      key: 'name',
      title: t('platform.name'),
      width: 300,
      fixed: 'left',
      always: true,
      render: (platform) => (
        <span className="two-lines">
          <span title={platform.name}>{platform.name}</span>
          {platform.known && <small>{t('platforms.meansKnown', { known: platform.known.name })}</small>}
        </span>
      ),
    },
    { key: 'region', title: t('platform.region'), width: 160, render: (platform) => region(platform.region) },
    {
      key: 'state',
      title: t('platform.state'),
      width: 110,
      render: (platform) => <Tag tone={TONES[platform.state]}>{t(`platform.state.${platform.state}`)}</Tag>,
    },
    { key: 'rows', title: t('platforms.rows'), width: 100, align: 'right', render: (platform) => <span className="figure">{count(platform.rows)}</span> },
    {
      key: 'first',
      title: t('platforms.first'),
      width: 170,
      render: (platform) =>
        platform.first_seen_at ? (
          <span className="two-lines">
            <span>{platform.first_seen_by ?? '—'}</span>
            <small className="figure">{instant(platform.first_seen_at)}</small>
          </span>
        ) : (
          '—'
        ),
    },
    ...(decides ? [actions(t, act)] : []),
  ]
}

function actions(t: Translator<keyof typeof words>['t'], act: (doing: Doing) => void): Column<ListingPlatform> {
  return {
    key: 'actions',
    title: t('platforms.actions'),
    width: 210,
    fixed: 'right',
    render: (platform) => {
      const button = (what: Doing['what']) => (
        <Button size="small" onClick={() => act({ what, platform })} aria-label={`${t(`platforms.${what}`)} ${platform.name}`}>
          {t(`platforms.${what}`)}
        </Button>
      )
      if (platform.state === 'merged') return button('separate')
      return (
        <span className="row">
          {platform.state === 'seen' && button('confirm')}
          {button('spelling')}
        </span>
      )
    },
  }
}
