import type { Config } from 'payload'

type Firmlike = { readonly slugs: { readonly operators: string } }

/** The admin panel: operators sign in, avatars are not fetched from outside, our screens are added. */
export function adminConfig(host: Config['admin'], firm: Firmlike): NonNullable<Config['admin']> {
  return {
    avatar: 'default',
    ...host,
    user: host?.user ?? firm.slugs.operators,
  }
}
