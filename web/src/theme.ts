/** The look of the console: paper and ink, one deep green, a little sunlight where it matters. */
import type { ThemeConfig } from 'antd'

export const palette = {
  ink: '#24211d',
  inkSoft: '#5e574d',
  paper: '#f6f3ed',
  card: '#ffffff',
  line: '#e4dfd5',
  deep: '#20393b',
  primary: '#1b6167',
  sun: '#b5690c',
  sunlight: '#e8a33d',
  good: '#2c6e49',
  bad: '#a5322a',
} as const

export const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: palette.primary,
    colorInfo: palette.primary,
    colorLink: palette.primary,
    colorLinkHover: '#0f474c',
    colorSuccess: palette.good,
    colorWarning: palette.sun,
    colorError: palette.bad,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextDescription: palette.inkSoft,
    colorTextPlaceholder: '#736b60',
    colorTextDisabled: '#7a7368',
    colorBgLayout: palette.paper,
    colorBorder: '#cfc8bb',
    colorBorderSecondary: palette.line,
    borderRadius: 5,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", system-ui, sans-serif',
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: '#f0ece3',
      headerColor: palette.inkSoft,
      headerSplitColor: 'transparent',
      rowHoverBg: '#faf7f1',
      rowSelectedBg: '#eef4f2',
      rowSelectedHoverBg: '#e5efec',
      cellPaddingBlockMD: 6,
      cellPaddingInlineMD: 10,
      cellPaddingBlockSM: 4,
      cellPaddingInlineSM: 8,
      cellFontSizeMD: 13,
      cellFontSizeSM: 13,
    },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
    Tabs: { horizontalMargin: '0 0 8px 0', inkBarColor: palette.sunlight },
    Alert: { defaultPadding: '8px 12px', withDescriptionPadding: '10px 14px' },
  },
}
