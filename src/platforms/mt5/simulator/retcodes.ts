/** Return codes that the simulator gives, with the text behind the number. */
export const retcodes = {
  0: 'Done',
  1: 'OK, no data',
  2: 'Common error',
  3: 'Invalid parameters',
  4: 'Invalid data',
  7: 'Network error',
  8: 'Not enough permissions',
  9: 'Timeout',
  10: 'No connection',
  11: 'Service not available',
  12: 'Too frequent requests',
  13: 'Not found',
  15: 'Server shutdown',
  17: 'Duplicate',
  1000: 'Invalid client type',
  1001: 'Invalid account',
  1002: 'Account disabled',
  1011: 'No manager configuration',
  1012: 'IP address not allowed',
  1018: 'Server busy',
  1024: 'Manager type not permitted',
  1034: 'API disabled',
  3002: 'Login range exhausted',
  3004: 'Account already exists',
  3006: 'Invalid password',
  3008: 'Account has open trades',
  3010: 'Different group currency',
  4005: 'Money limit reached',
  10002: 'Request accepted',
  10004: 'Requote',
  10006: 'Request rejected',
  10008: 'Order placed',
  10009: 'Done',
  10012: 'Request timeout',
  10013: 'Invalid request',
  10014: 'Invalid volume',
  10015: 'Invalid price',
  10016: 'Invalid stops',
  10017: 'Trade disabled',
  10018: 'Market closed',
  10019: 'Not enough money',
  10021: 'No prices',
  10024: 'Too many requests',
  10030: 'Invalid fill mode',
  12000: 'Not implemented',
} as const

export type Retcode = keyof typeof retcodes

/** `0` → `0 Done`; a code that is not in the table is given with a text of its own. */
export function retcodeText(code: number): string {
  const known = Object.entries(retcodes).find(([key]) => Number(key) === code)
  return `${code} ${known?.[1] ?? 'Error'}`
}
