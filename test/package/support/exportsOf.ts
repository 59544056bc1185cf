import path from 'node:path'
import { z } from 'zod'
import type { HostApp } from './hostApp.js'

const hook = `export const load = (url, context, next) =>
  url.endsWith('.css')
    ? { format: 'module', source: '', shortCircuit: true }
    : next(url, context)`

/** Bundlers take style sheets; Node does after this. */
const styles = `import { register } from 'node:module'
register(${JSON.stringify(moduleUrl(hook))})`

/** What an entry of the installed package exports, imported in the app as its own code would. */
export function exportsOf(app: HostApp, entry: string): Promise<readonly string[]> {
  const names = known.get(entry) ?? read(app, entry)
  known.set(entry, names)
  return names
}

const known = new Map<string, Promise<readonly string[]>>()

async function read(app: HostApp, entry: string): Promise<readonly string[]> {
  const name = path.posix.join('payload-plugin-prop-firm', entry)
  const script = `console.log(JSON.stringify(Object.keys(await import('${name}'))))`
  const withStyles = /client|rsc/.test(entry) ? ['--import', moduleUrl(styles)] : []
  return z
    .array(z.string())
    .parse(JSON.parse(await app.node(...withStyles, '--input-type=module', '--eval', script)))
}

function moduleUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`
}
