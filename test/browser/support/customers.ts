import type { Customer } from './shop.js'

/** Makes runs against the same data differ. */
const run = Date.now().toString(36)

export const customer = (name: string, country: string): Customer => ({
  name,
  country,
  email: `${name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')}.${run}@postbox.example`,
})
