/** What a person filled in: an empty text is no value. Required fields are checked by the form before. */
export function filled<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as Fields
}
