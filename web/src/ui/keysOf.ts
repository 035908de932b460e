/** The keys of a record in their order; with a typed record, the words of the API that it is complete in. */
export const keysOf = <Key extends string>(record: Record<Key, unknown>): Key[] => Object.keys(record) as Key[]
