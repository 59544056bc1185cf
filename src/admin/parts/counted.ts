/** `1 account`, `2,341 accounts`; `many` where it is more than an s: `counted(n, 'waits', 'wait')`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
