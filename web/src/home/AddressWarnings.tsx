/** For those who operate the platform: why links in mail may lead nowhere. */
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { api, unwrap } from '@/api/client'

export function AddressWarnings() {
  const { data } = useQuery({
    queryKey: ['system'],
    queryFn: () => unwrap(api.GET('/api/v1/system')),
  })
  return data?.public_address?.warnings.map(({ code, text }) => (
    <Alert key={code} type="warning" showIcon className="problem" title={text} />
  ))
}
