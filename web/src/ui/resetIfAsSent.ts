/** Empties a form after its content was sent, unless somebody has typed something else meanwhile. */
import type { FormInstance } from 'antd'

export function resetIfAsSent<Fields extends object>(form: FormInstance<Fields>, sent: Fields): void {
  if (isSame(form.getFieldsValue(), sent)) form.resetFields()
}

/** Whether two forms hold the same values; an absent field is an empty one. */
export function isSame(one: object, other: object): boolean {
  const text = (fields: object) => JSON.stringify(Object.entries(fields).filter(([, value]) => value != null && value !== '').sort())
  return text(one) === text(other)
}
