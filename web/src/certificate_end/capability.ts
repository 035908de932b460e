/** Certificates ahead of their end: words, addresses and pages. */
import { SafetyCertificateOutlined } from '@ant-design/icons'
import type { OrganisationKind } from '@/api/schema'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import { operators, type Page } from '@/ui/page'

export const paths = {
  expiringCertificates: '/expiring-certificates',
}

const readers: OrganisationKind[] = ['hospital', 'manufacturer', ...operators]

export const pages: Page[] = [
  {
    path: '/expiring-certificates',
    component: lazyPage(() => import('@/certificate_end/ExpiringCertificatesPage'), 'ExpiringCertificatesPage'),
    kinds: readers,
    entry: { group: 'oversight', position: 8, word: 'nav.expiringCertificates', icon: SafetyCertificateOutlined },
  },
]

export const words = {
  'nav.expiringCertificates': { zh: '即将到期的注册证', en: 'Certificates ending soon' },
  'certificate.note': {
    zh: '即将到期的在先；到期后不能再采购该产品。企业看到本企业的产品，医疗机构看到正在采购或议价的产品。',
    en: 'The first to end first; afterwards the product cannot be bought. Makers see their products, hospitals what they buy or bargain for.',
  },
  'certificate.left': { zh: '剩余', en: 'Left' },
  'certificate.endsIn': { zh: '注册证 {days} 天后到期', en: 'Certificate ends in {days} days' },
  'certificate.endsToday': { zh: '注册证今天到期', en: 'Certificate ends today' },
  'certificate.over': { zh: '注册证已到期', en: 'Certificate has ended' },
  'certificate.empty': { zh: '没有即将到期的注册证。', en: 'No certificate ends soon.' },
} satisfies Dictionary
