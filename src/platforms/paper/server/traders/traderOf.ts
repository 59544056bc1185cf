import { traderKinds, type TraderKind } from '../book/account.js'

/**
 * Which script trades on a new account: the `trader` field, else a word in the comment
 * (`trader=lucky`), else the last part of the group (`demo\steady`), else the server's default.
 * `mixed` gives every account one of the four by its login.
 */
export function traderOf(
  request: { trader?: TraderKind | undefined; comment: string; group: string },
  options: { byDefault: TraderKind | 'mixed'; login: number },
): TraderKind {
  const inComment = kindOf(/trader=([a-z]+)/.exec(request.comment)?.[1])
  const inGroup = kindOf(request.group.split(/[\\/]/).at(-1))
  const byDefault = options.byDefault === 'mixed' ? mixed(options.login) : options.byDefault
  return request.trader ?? inComment ?? inGroup ?? byDefault
}

const kindOf = (word: string | undefined) => traderKinds.find((kind) => kind === word)

const mixed = (login: number): TraderKind => traderKinds[login % traderKinds.length] ?? 'idle'
