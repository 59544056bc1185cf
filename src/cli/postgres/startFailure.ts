/** Why a server that was just spawned ended, read from its log. */
export type StartFailure =
  | { readonly kind: 'portTaken' }
  /** The remains of a killed server are still being cleared away: try again shortly. */
  | { readonly kind: 'notYet' }
  | { readonly kind: 'fatal'; readonly reason: string }

const sentences: readonly (readonly [RegExp, string])[] = [
  [/No space left on device/, 'the disk is full'],
  [/database files are incompatible with server/, 'the data were made by another major version'],
  [/data directory .* has wrong ownership/, 'the data folder belongs to another user'],
  [/cannot open shared object file/, 'a library of the PostgreSQL binaries is missing'],
  [/could not access directory|Permission denied/, 'a folder on the way to the data is closed'],
]

export const startFailure = (log: string): StartFailure => {
  if (/Address already in use|could not create any TCP\/IP sockets/.test(log)) {
    return { kind: 'portTaken' }
  }
  if (/lock file .* already exists|pre-existing shared memory block/.test(log)) {
    return { kind: 'notYet' }
  }
  const known = sentences.find(([pattern]) => pattern.test(log))
  if (known !== undefined) return { kind: 'fatal', reason: known[1] }
  const lines = log.trim().split('\n')
  const fatal = lines.filter((line) => /FATAL|PANIC|ERROR/i.test(line)).at(-1) ?? lines.at(-1)
  return { kind: 'fatal', reason: fatal === undefined || fatal === '' ? 'no reason given' : fatal }
}
