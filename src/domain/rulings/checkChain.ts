import type { Evidence } from './evidence.js'

/** The evidence of one account, in the order of its chain, or where the chain is broken. */
export type Chain = {
  readonly account: string
  readonly links: readonly Evidence[]
  readonly problem: string | null
}

export const nameOfRuling = ({ about, hash }: Evidence): string =>
  String(about.ruling ?? `with the hash ${hash}`)

/**
 * Orders evidence by what each file says it follows, account by account. The files of an account
 * must follow each other without a gap; the first of them may follow one that is not here.
 */
export function checkChains(files: readonly Evidence[]): Chain[] {
  const accounts = new Map<string, Evidence[]>()
  for (const file of files) {
    const account = String(file.about.account ?? file.about.accountId ?? file.about.login ?? '')
    accounts.set(account, [...(accounts.get(account) ?? []), file])
  }
  return [...accounts].map(([account, each]) => ({ account, ...chainOf(each) }))
}

function chainOf(files: readonly Evidence[]): Omit<Chain, 'account'> {
  const hashes = new Set(files.map(({ hash }) => hash))
  if (hashes.size !== files.length) return broken(files, 'the same file is given twice')
  const starts = files.filter(({ previousHash }) => !previousHash || !hashes.has(previousHash))
  const [first, second] = starts
  if (!first) return broken(files, 'every file follows another one of them')
  if (second) {
    const before = second.previousHash ?? 'nothing'
    return broken(files, `ruling ${nameOfRuling(second)} follows ${before}, which is not here`)
  }
  const links = [first]
  for (let last = first; links.length < files.length;) {
    const next = files.filter(({ previousHash }) => previousHash === last.hash)
    const [only, other] = next
    if (!only) return broken(files, 'the files do not form one chain')
    if (other) return broken(files, `two rulings follow ruling ${nameOfRuling(last)}`)
    links.push(only)
    last = only
  }
  return { links, problem: null }
}

const broken = (links: readonly Evidence[], problem: string) => ({ links, problem })
