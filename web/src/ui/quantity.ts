/** Quantities as people type them: whole sales units above zero, full-width digits too. */
import type { Rule } from 'antd/es/form'

/** The number, of at most twelve digits; null when it is none. */
export function typedQuantity(text: string | undefined): number | null {
  const plain = (text ?? '').normalize('NFKC').replace(/[,\s]/g, '')
  return /^[1-9]\d{0,11}$/.test(plain) ? Number(plain) : null
}

/** Demands one in a field of a form. */
export function quantityRule(message: string): Rule {
  return {
    required: true,
    validator: (_, text: string | undefined) => (typedQuantity(text) === null ? Promise.reject(new Error(message)) : Promise.resolve()),
  }
}
