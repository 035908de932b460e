/** Every address of the console. */
export const paths = {
  login: '/login',
  home: '/',
  products: '/products',
  product: (id: string) => `/products/${id}`,
  invitations: '/invitations',
  invitation: (id: string) => `/invitations/${id}`,
  currentPrices: '/current-prices',
  imports: '/imports',
  organisations: '/organisations',
  misconduct: '/misconduct-records',
  messages: '/messages',
  calendar: '/calendar',
  rules: '/rules',
  rule: (clause: string) => `/rules?clause=${encodeURIComponent(clause)}`,
  jobs: '/jobs',
} as const
