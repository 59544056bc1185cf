import pg from 'pg'
import { errorCode } from '../errorCode.js'

/** Creates the database when the server lacks it; returns its url. */
export const ensureDatabase = async (adminUrl: string, name: string): Promise<string> => {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    // Two commands at once: the other one was first.
    if (errorCode(error) !== '42P04' && errorCode(error) !== '23505') throw error
  } finally {
    await client.end()
  }
  return url.href
}
