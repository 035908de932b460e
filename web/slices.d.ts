/** The slices of the console. */
export const slices: string[]
