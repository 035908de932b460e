import { describe, expect, it } from 'vitest'
import { basePrice, compareMoney, differencePercent, money, sum, typedPrice, total } from './money'

describe('money', () => {
  it('shows two decimals, and four only where finer digits exist', () => {
    expect(money('690')).toBe('¥690.00')
    expect(money('690.5')).toBe('¥690.50')
    expect(money('690.0000')).toBe('¥690.00')
    expect(money('0.0125')).toBe('¥0.0125')
    expect(money('12.345')).toBe('¥12.3450')
  })
  it('groups thousands of amounts no float can hold', () => {
    expect(money('1234567.8900')).toBe('¥1,234,567.89')
    expect(money('90071992547409931.0001')).toBe('¥90,071,992,547,409,931.0001')
  })
  it('shows a dash for nothing and the text itself for what is no amount', () => {
    expect(money(null)).toBe('—')
    expect(money('abc')).toBe('abc')
  })
})

describe('compareMoney', () => {
  it('compares exactly, digits after the dot included', () => {
    expect(compareMoney('99.99', '100')).toBe(-1)
    expect(compareMoney('100.0000', '100')).toBe(0)
    expect(compareMoney('90071992547409931.0001', '90071992547409931.0000')).toBe(1)
    expect(compareMoney(null, '1')).toBeNull()
  })
})

describe('differencePercent', () => {
  it('rounds half away from zero to one decimal', () => {
    expect(differencePercent('87.5', '100')).toBe('-12.5%')
    expect(differencePercent('100', '100')).toBe('0.0%')
    expect(differencePercent('110', '100')).toBe('+10.0%')
    expect(differencePercent('2', '3')).toBe('-33.3%')
    expect(differencePercent('1', '3')).toBe('-66.7%')
    expect(differencePercent('99.95', '100')).toBe('-0.1%')
    expect(differencePercent('1', '0')).toBeNull()
  })
})

describe('typedPrice', () => {
  it('takes what people type and paste', () => {
    expect(typedPrice(' ¥1,234.50 ')).toBe('1234.50')
    expect(typedPrice('６９０．５')).toBe('690.5')
  })
  it('refuses what is no price', () => {
    for (const wrong of ['', '-1', '1.23456', '1e3', '12.', 'abc']) expect(typedPrice(wrong)).toBeNull()
  })
})

describe('basePrice', () => {
  it('divides by the pack ratio and rounds half up at the fourth decimal', () => {
    expect(basePrice('100', '20')).toBe('5.0000')
    expect(basePrice('1', '3')).toBe('0.3333')
    expect(basePrice('0.00125', '1')).toBe('0.0013')
    expect(basePrice('690.00', '0.5')).toBe('1380.0000')
  })
  it('gives nothing for what is no price or no ratio', () => {
    expect(basePrice('', '1')).toBeNull()
    expect(basePrice('10', '0')).toBeNull()
    expect(basePrice('10', 'x')).toBeNull()
  })
})

describe('total', () => {
  it('multiplies exactly, whatever floats make of it', () => {
    expect(total('0.1', 3, '1')).toBe('0.30')
    expect(total('690.00', 200, '10')).toBe('1380000.00')
    expect(total('0.0125', 7, '2.5')).toBe('0.21875')
    expect(total('99999999999999.9999', 999_999_999_999, '1000')).toBe('99999999999899999900000000000.10')
  })
  it('is nothing where a part of it is missing', () => {
    expect(total(null, 3, '1')).toBeNull()
    expect(total('x', 3, '1')).toBeNull()
    expect(total('1', 3.5, '1')).toBeNull()
  })
})

describe('a typed price', () => {
  it('is more than nothing, and has no finer digits than four', () => {
    for (const wrong of ['0', '0.00', '0.0000', '-1', '−1', '1.23456', '1e3', '', ' ']) expect(typedPrice(wrong)).toBeNull()
    for (const [typed, price] of [['0.0001', '0.0001'], ['￥１,２３４.5', '1234.5'], [' 690 ', '690']]) expect(typedPrice(typed!)).toBe(price)
  })
})

describe('a sum', () => {
  it('is exact, whatever floats make of it', () => {
    expect(sum([])).toBe('0.00')
    expect(sum(['0.1', '0.2'])).toBe('0.30')
    expect(sum(['99999999999999.9999', '0.0001'])).toBe('100000000000000.00')
    expect(sum(['0.21875', '1'])).toBe('1.21875')
  })
  it('is nothing where a part of it is missing', () => {
    expect(sum(['1', null])).toBeNull()
    expect(sum(['x'])).toBeNull()
  })
})
