/** Chinese words: what organisations store here. */
export const storage = {
  'nav.storage': '存储用量',
  'storage.note': '各机构上传的证明材料和导入文件，用量最多的在前；上限见规则。',
  'storage.empty': '还没有机构上传过文件。',
  'storage.all': '全部文件',
  'storage.kind': '文件类型',
  'storage.kind.evidence': '证明材料',
  'storage.kind.import-files': '导入文件',
  'storage.organisation': '机构',
  'storage.used': '合计',
  'storage.allowed': '合计上限',
  'storage.today': '今日上传',
  'storage.perDay': '每日上限',
  'storage.line': '本机构今日已上传 {today}（每日上限 {perDay}），合计 {used}（上限 {allowed}）',
}
