import { readFileSync } from 'node:fs'
import { runCase } from './run.js'

/*
 * Runs the engine against worked cases that firms publish: `npm run -s published-cases -- FILE`.
 * Prints a JSON line for each case and then the sums; fails when a case differs.
 */

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('expected the path of a JSON file with published cases')
const cases: unknown = JSON.parse(readFileSync(file, 'utf8'))
if (!Array.isArray(cases)) throw new Error(`expected a JSON array of cases in ${file}`)

const results = cases.map(runCase)
for (const result of results) process.stdout.write(`${JSON.stringify(result)}\n`)
const count = (wanted: string) => results.filter(({ result }) => result === wanted).length
process.stdout.write(
  `${count('agree')} passed, ${count('differ')} failed, ${count('unsupported')} skipped\n`,
)
process.exitCode = count('differ') === 0 ? 0 : 1
