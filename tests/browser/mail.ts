/** The mail that the program under test has written to its files. */
import { expect } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a program that the journeys start keeps its data; of one that runs already it is named. */
const port = Number(process.env.SUNSHINE_PORT ?? 18_480)
const directory = join(process.env.SUNSHINE_DATA ?? join(tmpdir(), `sunshine-browser-${port}`), 'mail')

/** The text of a mail, whatever it was encoded as. */
function textOf(mail: string): string {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The addresses of the console that letters of one-time links to a mail address carry. */
function linksTo(address: string): string[] {
  const mails = readdirSync(directory).filter((name) => name.endsWith('.eml'))
  const found = mails.map((name) => readFileSync(join(directory, name), 'utf8')).filter((mail) => mail.includes(`To: ${address}`))
  return found.flatMap((mail) => textOf(mail).match(/\/confirm#[0-9a-f]{64}/g) ?? [])
}

/** The address in the letter to a mail address that none of these is, once it has come. */
export async function linkTo(address: string, ...known: string[]): Promise<string> {
  const fresh = () => linksTo(address).find((link) => !known.includes(link))
  await expect.poll(fresh, { timeout: 30_000 }).toBeDefined()
  return fresh() ?? ''
}
