/** The text of a file that people saved a notice in: UTF-8, or GBK as Chinese Windows writes it. */

export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
