/** The exchange centre lists, suspends or delists a product, with its reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { api, unwrap } from '@/api/client'
import { asProblem, fieldErrors } from '@/api/problem'
import type { ProductDetail } from '@/api/schema'
import { useI18n } from '@/i18n/useI18n'
import { EntryForm } from '@/ui/EntryForm'
import { ProblemView } from '@/ui/ProblemView'
import { resetIfAsSent } from '@/ui/resetIfAsSent'
import { useNotices } from '@/ui/useNotices'
import { Unsent } from '@/ui/Unsent'

interface Fields {
  state: 'listed' | 'delisted' | 'suspended'
  reason: string
}

export function ListingPanel({ product }: { product: ProductDetail }) {
  const { t } = useI18n()
  const notices = useNotices()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const save = useMutation({
    mutationFn: (body: Fields) =>
      unwrap(api.PUT('/api/v1/products/{id}/listing', { params: { path: { id: product.id } }, body })),
    onSuccess: async (_, sent) => {
      notices.done(t('listing.saved'))
      resetIfAsSent(form, sent)
      await queryClient.invalidateQueries({ queryKey: ['product', product.id] })
    },
    onError: (error) => form.setFields(fieldErrors(asProblem(error)) as never),
  })
  return (
    <section className="panel" aria-labelledby="listing-title">
      <h2 id="listing-title">{t('listing.title')}</h2>
      <p className="spaced-below">
        <strong>{t(`listing.${product.listing}`)}</strong> {product.listing_reason}
      </p>
      <EntryForm<Fields> name="listing" form={form} clears={[save]} layout="vertical" size="small" onFinish={(fields) => save.mutate(fields)}>
        <Form.Item name="state" label={t('listing.state')} rules={[{ required: true, message: t('common.needed') }]}>
          <Select
            options={(['listed', 'suspended', 'delisted'] as const).map((state) => ({
              value: state,
              label: t(`listing.${state}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('listing.reason')} rules={[{ required: true, message: t('common.needed') }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {save.error && <ProblemView error={save.error} withoutFields />}
        <Button htmlType="submit" loading={save.isPending}>{t('common.save')}</Button>
        <Unsent sending={save.isPending} />
      </EntryForm>
    </section>
  )
}
