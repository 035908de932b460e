/** When pressing Enter would send a form that nobody meant to send. */

/**
 * Whether a browser would send the form for this key: it does so for Enter in any one-line field, a box or a switch among them. On a
 * button or a link the key presses that alone, and in a text of several lines it begins the next one.
 */
export function wouldSend(key: string, element: { tagName: string }): boolean {
  return key === 'Enter' && element.tagName === 'INPUT'
}
