/** The working calendar and deadlines: words, addresses and pages. */
import { CalendarOutlined } from '@ant-design/icons'
import type { Dictionary } from '@/i18n/translate'
import { lazyPage } from '@/ui/lazyPage'
import type { Page } from '@/ui/page'

export const paths = {
  calendar: '/calendar',
}

export const pages: Page[] = [
  {
    path: '/calendar',
    component: lazyPage(() => import('@/calendar/CalendarPage'), 'CalendarPage'),
    entry: { group: 'oversight', position: 3, word: 'nav.calendar', icon: CalendarOutlined },
  },
]

export const words = {
  'nav.calendar': { zh: '工作日历', en: 'Calendar' },
  'calendar.version': { zh: '日历版本 {version}', en: 'Calendar version {version}' },
  'calendar.before': { zh: '上一年', en: 'Year before' },
  'calendar.after': { zh: '下一年', en: 'Year after' },
  'calendar.months': {
    zh: '1 月|2 月|3 月|4 月|5 月|6 月|7 月|8 月|9 月|10 月|11 月|12 月',
    en: 'January|February|March|April|May|June|July|August|September|October|November|December',
  },
  'calendar.weekdays': { zh: '一 二 三 四 五 六 日', en: 'Mo Tu We Th Fr Sa Su' },
  'calendar.holiday': { zh: '放假', en: 'Rest day' },
  'calendar.workday': { zh: '调休上班', en: 'Make-up working day' },
  'calendar.weekend': { zh: '周末', en: 'Weekend' },
  'calendar.holiday.short': { zh: '休', en: 'R' },
  'calendar.workday.short': { zh: '班', en: 'W' },
  'calendar.unknown': { zh: '{year} 年放假通知尚未载入', en: 'The notice for {year} has not been loaded' },
  'calendar.unknownNote': {
    zh: '涉及该年的截止时间按普通周末暂算，标为“暂定”，载入通知后重新计算。',
    en: 'Deadlines in that year are computed from plain weekends, marked provisional, and computed again later.',
  },
  'calendar.incomplete': { zh: '{year} 年的通知不完整，该年的期限仍为暂定', en: 'The notice for {year} is incomplete: deadlines in that year stay provisional' },
  'calendar.missing': {
    zh: '缺少法定节假日：{days}。补全之前，该年的截止时间只作提示，不予执行。',
    en: 'Holidays by law that are missing: {days}. Until they are there, deadlines in that year are shown but not enforced.',
  },
  'calendar.notices': { zh: '{year} 年通知', en: 'Notices for {year}' },
  'calendar.noNotice': { zh: '还没有通知。', en: 'None yet.' },
  'calendar.noticeLine': { zh: '版本 {version} · 发布 {published} · 载入 {loaded}', en: 'version {version} · published {published} · loaded {loaded}' },
  'deadline.title': { zh: '截止时间计算', en: 'Deadline calculator' },
  'deadline.from': { zh: '起算日（不计入）', en: 'From (not counted)' },
  'deadline.days': { zh: '工作日数', en: 'Working days' },
  'deadline.due': { zh: '截止', en: 'Due' },
  'deadline.ifConfirmed': { zh: '待确认的日历变更生效后为{due}', en: '{due} once the change of the calendar that waits is confirmed' },
  'deadline.rule': { zh: '当日不计，从次日起数工作日，最后一日 24:00 截止。', en: 'The day itself is not counted; the last day runs to 24:00.' },
  'deadline.skipped': { zh: '跳过 {count} 个休息日', en: '{count} days skipped' },
  'notice.title': { zh: '载入 {year} 年放假通知', en: 'Load the notice for {year}' },
  'notice.source': { zh: '通知名称', en: 'Title' },
  'notice.sourceHint': { zh: '国务院办公厅关于{year}年部分节假日安排的通知', en: 'State Council notice on the holidays of {year}' },
  'notice.published': { zh: '发布日期', en: 'Published' },
  'notice.text': { zh: '通知原文', en: 'Text of the notice' },
  'notice.form': { zh: '粘贴通知原文即可；也可每行一天：日期,放假或上班,名称', en: 'Paste the notice as it is (Chinese), or one day a line: date, holiday or workday, name' },
  'notice.amends': { zh: '只更改所写的节日，其余日期不变', en: 'Change only the holidays that it names' },
  'notice.amendsNote': { zh: '延长或调整某个假期的通知会自动如此处理。', en: 'A notice that extends or adjusts a holiday always does.' },
  'notice.file': { zh: '从文件读取', en: 'Read a file' },
  'notice.drop': { zh: '把通知文件（txt、csv）拖到这里，或', en: 'Drop the notice (txt, csv) here, or' },
  'notice.turns': { zh: '与现行日历相比', en: 'Against the calendar in force' },
  'notice.turnsNone': { zh: '没有日期在工作日与休息日之间改变。', en: 'No day changes between working and free.' },
  'notice.turnsFirst': { zh: '{year} 年此前没有载入通知，按普通周末计算。', en: 'No notice for {year} was loaded before: plain weekends applied.' },
  'notice.becomesFree': { zh: '工作日 → 休息日', en: 'working day → free' },
  'notice.becomesWorking': { zh: '休息日 → 工作日', en: 'free → working day' },
  'notice.preview': { zh: '预览', en: 'Preview' },
  'notice.previewTitle': { zh: '载入后的 {year} 年日历', en: 'The calendar of {year} once it is loaded' },
  'notice.complete': { zh: '法定节假日齐全', en: 'Every holiday by law is there' },
  'notice.amending': { zh: '只更改所写的节日，其余日期不变。', en: 'Only the holidays that it names change.' },
  'notice.otherYear': { zh: '通知中属于 {year} 年的日期一并记入 {year} 年。', en: 'Its days in {year} are filed under {year}.' },
  'notice.dropped': { zh: '现有日历中的 {count} 天不再如此安排', en: '{count} days of the calendar in force change' },
  'notice.load': { zh: '载入 {year} 年日历（放假 {rest} 天，调休上班 {work} 天）', en: 'Load {year} ({rest} rest days, {work} make-up working days)' },
  'notice.loaded': { zh: '已载入为版本 {version}，{moved} 个截止时间随之调整', en: 'Loaded as version {version}; {moved} deadlines moved' },
  'calendar.proposals': { zh: '待确认的日历变更', en: 'Changes of the calendar that wait for a second person' },
  'calendar.confirmTitle': { zh: '确认变更 {year} 年日历', en: 'Confirm the change of the calendar of {year}' },
  'calendar.refuseTitle': { zh: '驳回 {year} 年日历的变更', en: 'Refuse the change of the calendar of {year}' },
  'calendar.withdrawTitle': { zh: '撤回 {year} 年日历的变更', en: 'Take back the change of the calendar of {year}' },
  'notice.takesTwo': { zh: '这会改变已确定的日期，须由另一名操作员确认后才生效。', en: 'It changes days that are settled: it takes effect once a second operator has confirmed it.' },
  'notice.propose': { zh: '提交变更，待另一人确认', en: 'Propose to a second operator' },
  'notice.proposed': { zh: '已提交，待另一名操作员确认', en: 'Proposed; a second operator confirms it' },
  'notice.proposedNote': { zh: '确认之前，日历和所有期限不变；可在上方撤回。', en: 'Until then the calendar and all deadlines stay; you can take it back above.' },
  'notice.moves': { zh: '将随之调整的期限', en: 'Deadlines that move by it' },
  'notice.movesNone': { zh: '没有未到期的期限随之调整。', en: 'No open deadline moves by it.' },
  'notice.movesKind': { zh: '{label}：{count} 个', en: '{label}: {count}' },
  'notice.sentences': { zh: '逐句读到的日期', en: 'Days, statement by statement' },
  'notice.movesSettled': {
    zh: '{label}：另有 {count} 个日期不变，只是不再（或重新）标为暂定',
    en: '{label}: {count} keep their day and are only no longer provisional, or are so again',
  },
  'notice.movesMore': { zh: '{label}：至少 {count} 个', en: '{label}: at least {count}' },
  'notice.move': { zh: '{before} → {after}（{count} 个）', en: '{before} → {after} ({count})' },
} satisfies Dictionary
