/** Daily floors are drawn in one line style, floors over the whole account in another. */
export const floorStyle = (kind: string): 'daily' | 'overall' =>
  kind === 'dailyLoss' ? 'daily' : 'overall'
