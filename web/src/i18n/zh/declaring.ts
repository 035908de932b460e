/** Chinese words: declarations, publicity, objections and reports of lower prices. */
export const declaring = {
}
