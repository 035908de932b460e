/** Bytes as quotas count them, in megabytes of a million: `1,234 MB`, and with two decimals below ten. */
export function megabytes(bytes: number): string {
  const million = bytes / 1_000_000
  const decimals = million < 10 ? 2 : 0
  // Never less than it is: what is nearly full does not look as if there were room.
  const shown = Math.ceil(million * 10 ** decimals) / 10 ** decimals
  return `${shown.toLocaleString('en-US', { maximumFractionDigits: decimals })} MB`
}
