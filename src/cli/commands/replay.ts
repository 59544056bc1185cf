import { readFile } from 'node:fs/promises'
import { DomainFault } from '../../domain/fault.js'
import { PropFirmError } from '../../errors.js'
import { checkChains, nameOfRuling, type Chain } from '../../domain/rulings/checkChain.js'
import { evidenceSchema, type Evidence } from '../../domain/rulings/evidence.js'
import { evidenceInWords } from '../../domain/rulings/evidenceInWords.js'
import { readExactJson } from '../../domain/rulings/readEvidenceFile.js'
import { ruleRegistry } from '../../domain/rules/ruleRegistry.js'
import { replayEvidence, type Replay } from '../../domain/rulings/replayEvidence.js'
import { errorMessage } from '../errorCode.js'
import type { Command, CommandContext } from './command.js'

type Log = CommandContext['log']

/** Exit code 1, with one sentence. */
class ReplayDisagrees extends PropFirmError {
  constructor(message: string) {
    super('replayDisagrees', message, 422)
  }
}

export const replayCommand: Command = {
  name: 'replay',
  summary: 'recompute rulings from their evidence files alone; several files are also one chain',
  usage: 'FILE... [--hash HASH]',
  options: { hash: { type: 'string' } },
  positionals: ['FILE'],
  repeats: true,
  run: async ({ positionals, values, log }) => {
    const agreed: Evidence[] = []
    for (const file of positionals) {
      const evidence = await replayFile(file, log)
      if (evidence) agreed.push(evidence)
      log('')
    }
    const chains = positionals.length > 1 ? checkChains(agreed) : []
    for (const chain of chains) log(chainText(chain))
    const failures = positionals.length - agreed.length
    if (failures > 0) {
      throw new ReplayDisagrees(
        `replay: ${failures} of ${positionals.length} files cannot be confirmed`,
      )
    }
    if (chains.some(({ problem }) => problem !== null)) {
      throw new ReplayDisagrees('replay: the files agree, the chain between them is broken')
    }
    const { hash } = values
    if (typeof hash === 'string' && !agreed.some((each) => each.hash === hash.toLowerCase())) {
      throw new ReplayDisagrees(`replay: none of the files has the hash ${hash}`)
    }
  },
}

/** @returns the evidence when a replay agrees with it */
async function replayFile(file: string, log: Log): Promise<Evidence | null> {
  log(file)
  const read = await readJson(file)
  if (!read.ok) {
    log(`  DISAGREES: ${read.message}`)
    return null
  }
  const parsed = evidenceSchema.safeParse(read.value)
  const foreign = parsed.success ? foreignRules(parsed.data) : []
  for (const rule of foreign)
    log(`  DISAGREES: ${rule} is not built in; only the app that made the file can recompute it.`)
  if (foreign.length > 0) return null
  const replay = replayEvidence(read.value)
  if (parsed.success) for (const line of wordsOf(parsed.data)) log(`  ${line}`)
  if (!replay.agree) {
    log(`  DISAGREES ${differenceText(replay)}`)
    return null
  }
  if (!parsed.success) return null
  const { inputs, hash } = parsed.data
  log(`  AGREES: ${inputs.length} inputs evaluated again, every figure and the hash are the same.`)
  log(`  Hash ${hash}: compare it with the one in the message to the trader.`)
  return parsed.data
}

async function readJson(file: string) {
  try {
    return { ok: true, value: readExactJson(await readFile(file, 'utf8')) } as const
  } catch (error) {
    return { ok: false, message: errorMessage(error) } as const
  }
}

const builtIn = ruleRegistry()

/** Rules that the app which made the file added to the built-in ones. */
const foreignRules = ({ terms }: Evidence): string[] =>
  terms.rules
    .filter(({ rule, revision }) => builtIn.find(rule, revision) === undefined)
    .map(({ rule, revision }) => `rule ${rule}, revision ${revision},`)

/** A tampered file may not be explainable; the difference is told all the same. */
function wordsOf(evidence: Evidence): readonly string[] {
  try {
    return evidenceInWords(evidence)
  } catch (error) {
    if (error instanceof DomainFault) return []
    throw error
  }
}

function differenceText({ path, recorded, recomputed }: Exclude<Replay, { agree: true }>): string {
  const at = path === '' ? 'in its form' : `at ${path}`
  const what = `recorded ${text(recorded)}, recomputed ${text(recomputed)}`
  return path === 'hash'
    ? `${at}: ${what}. What the rules do not compute was changed.`
    : `${at}: ${what}.`
}

const textMax = 200

const text = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, textMax)

function chainText({ account, links, problem }: Chain): string {
  if (problem !== null) return `Chain of account ${account}: BROKEN, ${problem}.`
  const order = links.map(nameOfRuling).join(' < ')
  const before = links[0]?.previousHash
  const start = before ? `follows evidence ${before}, which is not here` : 'begins the chain'
  return `Chain of account ${account}: intact, ${order}; the first ${start}.`
}
