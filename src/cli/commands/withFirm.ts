import { type Environment, readEnvironment } from '../environment.js'
import { loadDotEnv } from '../firm/loadDotEnv.js'
import { openFirm, type OpenFirm } from '../firm/openFirm.js'

type Needs = { readonly root: string; readonly log: (line: string) => void }

/**
 * Opens the firm, with its variables in this process's environment, and closes it afterwards: the
 * embedded PostgreSQL ends unless another process owns it.
 */
export const withOpenFirm = async <T>(
  environment: Environment,
  log: (line: string) => void,
  work: (open: OpenFirm) => Promise<T>,
): Promise<T> => {
  const open = await openFirm(environment, log)
  try {
    Object.assign(process.env, open.variables)
    return await work(open)
  } finally {
    await open.close()
  }
}

/** Reads `.env` files and environment, then opens the firm for one command. */
export const withFirm = async (
  { root, log }: Needs,
  work: (open: OpenFirm, environment: Environment) => Promise<void>,
): Promise<void> => {
  loadDotEnv(root, process.env.NODE_ENV === 'development')
  const environment = readEnvironment(process.env)
  await withOpenFirm(environment, log, (open) => work(open, environment))
}
