import { expect, it } from 'vitest'
import { fileNameOf } from './fileName'

it('reads the name of a file in any script', () => {
  expect(fileNameOf("attachment; filename*=UTF-8''%E7%8E%B0%E8%A1%8C%20a.xlsx")).toBe('现行 a.xlsx')
  expect(fileNameOf('attachment')).toBeNull()
  expect(fileNameOf("attachment; filename*=UTF-8''%E7")).toBeNull()
  expect(fileNameOf(null)).toBeNull()
})
