/** Makes a screenshot small: 256 colours are plenty for a page of text. */
import { deflateSync, inflateSync } from 'node:zlib'

interface Picture {
  width: number
  height: number
  /** Red, green, blue of each pixel. */
  pixels: Uint8Array
}

/** A PNG as Chromium writes it (8 bits, not interlaced), again with a palette. */
export function shrink(png: Buffer): Buffer {
  const picture = decode(png)
  const count = picture.width * picture.height
  const bins = new Map<number, { count: number; sum: [number, number, number] }>()
  const binOf = new Uint16Array(count)
  for (let pixel = 0; pixel < count; pixel += 1) {
    const [red, green, blue] = colour(picture, pixel)
    const bin = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)
    binOf[pixel] = bin
    const known = bins.get(bin) ?? { count: 0, sum: [0, 0, 0] }
    known.count += 1
    known.sum = [known.sum[0] + red, known.sum[1] + green, known.sum[2] + blue]
    bins.set(bin, known)
  }
  const ordered = [...bins].sort(([, one], [, two]) => two.count - one.count)
  const palette = ordered.slice(0, 256).map(([, { count: many, sum }]) => sum.map((part) => Math.round(part / many)))
  const indexOf = new Map(
    ordered.map(([bin, { count: many, sum }], place) => [
      bin,
      place < palette.length ? place : nearest(palette, sum.map((part) => part / many)),
    ]),
  )
  const rows = Buffer.alloc((picture.width + 1) * picture.height)
  for (let pixel = 0; pixel < count; pixel += 1) {
    const row = Math.floor(pixel / picture.width)
    rows[row * (picture.width + 1) + 1 + (pixel % picture.width)] = indexOf.get(binOf[pixel] ?? 0) ?? 0
  }
  return encode(picture, palette, rows)
}

function colour({ pixels }: Picture, pixel: number): [number, number, number] {
  return [pixels[pixel * 3] ?? 0, pixels[pixel * 3 + 1] ?? 0, pixels[pixel * 3 + 2] ?? 0]
}

function nearest(palette: number[][], wanted: number[]): number {
  const distance = (one: number[]) => one.reduce((sum, part, axis) => sum + (part - (wanted[axis] ?? 0)) ** 2, 0)
  return palette.reduce((best, one, place) => (distance(one) < distance(palette[best] ?? []) ? place : best), 0)
}

function decode(png: Buffer): Picture {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const depth = png[25] === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * depth
  const lines = new Uint8Array(stride * height)
  for (let row = 0; row < height; row += 1) {
    const filter = raw[row * (stride + 1)] ?? 0
    for (let column = 0; column < stride; column += 1) {
      const here = row * stride + column
      const left = column < depth ? 0 : (lines[here - depth] ?? 0)
      const up = row === 0 ? 0 : (lines[here - stride] ?? 0)
      const corner = row === 0 || column < depth ? 0 : (lines[here - stride - depth] ?? 0)
      lines[here] = (raw[row * (stride + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  const pixels = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let axis = 0; axis < 3; axis += 1) pixels[pixel * 3 + axis] = lines[pixel * depth + axis] ?? 0
  }
  return { width, height, pixels }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function encode({ width, height }: Picture, palette: number[][], rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(checksum(body), body.length + 4)
  return framed
}

function checksum(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}
