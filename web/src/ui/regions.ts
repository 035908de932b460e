/** The provincial platforms: 31 provinces by GB/T 2260, and the Xinjiang corps. */
import type { Language } from '@/i18n/translate'

const REGIONS: [code: string, name: string, english: string][] = [
  ['11', '北京市', 'Beijing'],
  ['12', '天津市', 'Tianjin'],
  ['13', '河北省', 'Hebei'],
  ['14', '山西省', 'Shanxi'],
  ['15', '内蒙古自治区', 'Inner Mongolia'],
  ['21', '辽宁省', 'Liaoning'],
  ['22', '吉林省', 'Jilin'],
  ['23', '黑龙江省', 'Heilongjiang'],
  ['31', '上海市', 'Shanghai'],
  ['32', '江苏省', 'Jiangsu'],
  ['33', '浙江省', 'Zhejiang'],
  ['34', '安徽省', 'Anhui'],
  ['35', '福建省', 'Fujian'],
  ['36', '江西省', 'Jiangxi'],
  ['37', '山东省', 'Shandong'],
  ['41', '河南省', 'Henan'],
  ['42', '湖北省', 'Hubei'],
  ['43', '湖南省', 'Hunan'],
  ['44', '广东省', 'Guangdong'],
  ['45', '广西壮族自治区', 'Guangxi'],
  ['46', '海南省', 'Hainan'],
  ['50', '重庆市', 'Chongqing'],
  ['51', '四川省', 'Sichuan'],
  ['52', '贵州省', 'Guizhou'],
  ['53', '云南省', 'Yunnan'],
  ['54', '西藏自治区', 'Tibet'],
  ['61', '陕西省', 'Shaanxi'],
  ['62', '甘肃省', 'Gansu'],
  ['63', '青海省', 'Qinghai'],
  ['64', '宁夏回族自治区', 'Ningxia'],
  ['65', '新疆维吾尔自治区', 'Xinjiang'],
  ['66', '新疆生产建设兵团', 'Xinjiang corps'],
]

/** Choices for a form; `44 广东省 Guangdong` is found by any of its parts. */
export function regionOptions(language: Language): { value: string; label: string; search: string }[] {
  return REGIONS.map(([value, name, english]) => ({
    value,
    label: language === 'en' ? english : name,
    search: `${value} ${name} ${english}`,
  }))
}

export interface Region {
  code: string
  name: string
}

/** A province as the reader calls it; the server knows Chinese names only. */
export function regionName(language: Language, { code, name }: Region): string {
  const known = language === 'en' ? REGIONS.find(([each]) => each === code) : undefined
  return known ? known[2] : name
}

/** 广东省 → 广东, 新疆维吾尔自治区 → 新疆: short enough for an axis. */
export function shortRegion(language: Language, region: Region): string {
  const name = regionName(language, region)
  if (name.includes('兵团')) return '兵团'
  return name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$/, '')
}
