import { realpath } from 'node:fs/promises'
import pg from 'pg'
import { errorCode } from '../errorCode.js'

/** What came back from a connection attempt. `notOurs`: a server, but of another data folder. */
export type ServerAnswer = 'ours' | 'notOurs' | 'startingUp' | 'wrongPassword' | 'silent'

export const postgresUrl = (port: number, password: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`

const samePlace = async (a: string, b: string): Promise<boolean> => {
  const [left, right] = await Promise.all([a, b].map((p) => realpath(p).catch(() => p)))
  return left === right
}

/** Asks the server at `url` whether it serves `cluster`. Never throws. */
export const serverAnswer = async (url: string, cluster: string): Promise<ServerAnswer> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return (await samePlace(rows[0]?.data_directory ?? '', cluster)) ? 'ours' : 'notOurs'
  } catch (error) {
    const code = errorCode(error)
    if (code === '57P03') return 'startingUp'
    if (code === '28P01' || code === '28000') return 'wrongPassword'
    return 'silent'
  } finally {
    await client.end().catch(() => undefined)
  }
}
