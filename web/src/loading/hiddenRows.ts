/** What may become of rows of a file that are hidden or filtered away. */
export const HIDDEN_CHOICES = ['skip', 'send'] as const

export type HiddenRows = (typeof HIDDEN_CHOICES)[number]
