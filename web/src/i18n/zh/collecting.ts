/** Chinese words: quarterly collections and price linkage. */
export const collecting = {
  'import.kind.declarations': '价格申报',
  'import.kind.linkage-lists': '其他平台价格清单',
  'import.about.declarations': '每行一条申报，提交后由交易中心审核',
  'import.about.linkage-lists': '先预览影响，再公示',
}
