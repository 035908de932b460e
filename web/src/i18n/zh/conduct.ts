/** Chinese words: records of misconduct. */
export const conduct = {
  'nav.misconduct': '不良行为记录',
  'misconduct.note': '不及时响应等不良购销行为的记录，附依据与证据。',
  'misconduct.empty': '没有不良行为记录。',
  'misconduct.organisation': '机构',
  'misconduct.kind': '行为',
  'misconduct.at': '发生时间',
  'misconduct.evidence': '证据',
  'misconduct.state': '状态',
  'misconduct.holds': '有效',
  'misconduct.withdrawn': '已撤销',
  'misconduct.subject': '相关事项',
  'misconduct.see': '查看',
  'misconduct.withdraw': '撤销',
  'misconduct.withdrawDone': '记录已撤销',
  'misconduct.withdrawAsk': '撤销“{name}”的记录（{kind}）：记录仍可查看，不再计数，该机构会收到通知；不能恢复。',
}
