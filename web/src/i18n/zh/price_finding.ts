/** Chinese words: what is odd in the prices. */
export const priceFinding = {
  'finding.note': '每日自动检查的价格疑点，按程度排列；核对无误的可注明原因后移出。',
  'finding.kind': '疑点',
  'finding.all': '全部',
  'finding.what': '数据',
  'finding.weight': '程度',
  'finding.foundOn': '发现日期',
  'finding.state': '状态',
  'finding.state.open': '待核对',
  'finding.state.dismissed': '已核对',
  'finding.state.gone': '已消除',
  'finding.dismiss': '核对无误',
  'finding.dismissTitle': '核对无误：{name}',
  'finding.noteLabel': '说明',
  'finding.dismissed': '已移出清单',
  'finding.empty': '没有待核对的价格疑点。',
  'finding.reading': '核对说明',
}
