/** Chinese words: files that prove what somebody says. */
export const evidence = {
  'evidence.title': '证明材料',
  'evidence.add': '添加文件',
  'evidence.formats': 'PDF、图片或 xlsx，每份不超过 20 MB',
  'evidence.sending': '正在上传',
  'evidence.remove': '移除',
  'evidence.file': '文件',
  'evidence.none': '无',
}
