/** Programs that call the platform for an organisation: words, addresses and pages. */
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  serviceAccounts: '/service-accounts',
}

export const pages: Page[] = [
  { path: '/service-accounts', component: lazyPage(() => import('@/service_account/ServiceAccountsPage'), 'ServiceAccountsPage') },
]

export const words = {
  'serviceAccount.title': { zh: '服务账号', en: 'Service accounts' },
  'serviceAccount.name': { zh: '名称', en: 'Name' },
  'serviceAccount.scopes': { zh: '权限', en: 'Scopes' },
  'serviceAccount.addresses': { zh: '限定地址', en: 'Addresses' },
  'serviceAccount.expiresOn': { zh: '有效期至', en: 'Valid to' },
  'serviceAccount.state': { zh: '状态', en: 'State' },
  'serviceAccount.state.active': { zh: '有效', en: 'Active' },
  'serviceAccount.state.expired': { zh: '已到期', en: 'Ended' },
  'serviceAccount.state.revoked': { zh: '已吊销', en: 'Revoked' },
} satisfies Dictionary
