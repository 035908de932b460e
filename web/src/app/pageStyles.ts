/** The word of this page that its styles must carry: the browser takes no others. */

/**
 * Gives every style element that a script makes the word that the server put into the page. The component library can
 * be told the word, but measures scroll bars with a style that does not carry it; so all get it where they are made.
 * Markup that somebody slips into a page makes no element by this way.
 */
export function markPageStyles(): void {
  const word = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  if (!word) return
  const make = document.createElement.bind(document)
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = word
    return element
  }
}
