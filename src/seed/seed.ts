import { getPayload, type BasePayload, type SanitizedConfig } from 'payload'
import { createOperator } from '../services/createOperator.js'
import { publishProgram } from '../services/programs/publishProgram.js'
import { runtimeOf } from '../services/runtime.js'
import { withPool } from '../services/withWork.js'
import { defaultTemplates } from '../email/defaults/defaultTemplates.js'
import { firmOf } from '../firm.js'
import { demoOperators } from './demoPeople.js'
import { demoPrograms } from './demoProgram.js'
import { demoTraderPassword, shownTrader } from './demoTradersLogin.js'
import { sellDemoChallenges } from './sellDemoChallenges.js'

export type DemoLogin = { readonly role: string; readonly email: string; readonly password: string }

const password = 'demo-password'
const emailOf = (role: string) => `${role}@demo.example`

/** The logins of the demo firm: one operator per role, and one trader. */
const logins: readonly DemoLogin[] = [
  ...demoOperators.map(([role]) => ({ role, email: emailOf(role), password })),
  { role: 'trader', email: shownTrader.email, password: demoTraderPassword },
]

/**
 * Makes the demo firm unless it is there: staff, two programs, the paper platform, and two dozen
 * people who buy a challenge through the same services as everybody.
 */
export async function seed({
  config,
}: {
  config: SanitizedConfig | Promise<SanitizedConfig>
}): Promise<readonly DemoLogin[]> {
  const payload = await getPayload({ config })
  const { slugs } = firmOf(payload)
  const known = await payload.count({ collection: slugs.operators as never })
  if (known.totalDocs > 0) return logins
  for (const [role, name] of demoOperators) {
    await createOperator({
      config,
      operator: { email: emailOf(role), name, password, roles: [role] },
    })
  }
  await describeFirm(payload)
  await connectPaper(payload)
  await writeTexts(payload)
  await publishPrograms(payload)
  await sellDemoChallenges(payload)
  return logins
}

async function describeFirm(payload: BasePayload): Promise<void> {
  await payload.updateGlobal({
    slug: 'firm' as never,
    data: {
      name: 'Fairlead Trading',
      legalName: 'Fairlead Trading s.r.o.',
      address: 'Na Příkopě 1, 110 00 Praha, Czechia',
      supportEmail: 'support@fairlead.example',
      timeZone: 'Europe/Prague',
      methodCoolDownHours: 0,
      currency: 'USD',
    } as never,
  })
}

async function connectPaper(payload: BasePayload): Promise<void> {
  const connection = await payload.create({
    collection: firmOf(payload).slugs.platformConnections as never,
    data: {
      name: 'Paper',
      platform: 'paper',
      baseUrl: process.env.PAPER_URL ?? 'http://127.0.0.1:25500',
      isEnabled: true,
      credentials: { token: process.env.PAPER_TOKEN ?? '' },
    } as never,
  })
  await withPool(runtimeOf(payload), async (work) => {
    await work.tx.query(`select prop_firm.set_mode($1, 'observe', 'act')`, [connection.id])
  })
}

async function writeTexts(payload: BasePayload): Promise<void> {
  const { slugs, events } = firmOf(payload)
  await payload.create({
    collection: slugs.agreementVersions as never,
    data: {
      title: 'Funded trader agreement',
      version: 1,
      text: agreementText,
      isCurrent: true,
    } as never,
  })
  for (const template of defaultTemplates) {
    const name = events.find(template.event)?.label ?? template.event
    await payload.create({
      collection: slugs.emailTemplates as never,
      data: { ...template, name } as never,
    })
  }
}

const agreementText = `The trader trades simulated accounts of the firm and receives a share of the
simulated profit as stated in the program. The rules of the program apply as published in the
version that was bought. Either side may end this agreement at any time; shares that were requested
before remain due.`

async function publishPrograms(payload: BasePayload): Promise<void> {
  const { slugs } = firmOf(payload)
  for (const { prices, ...program } of demoPrograms) {
    const { id } = await payload.create({
      collection: slugs.programs as never,
      data: { ...program, isOnSale: true } as never,
    })
    for (const price of prices) {
      await payload.create({
        collection: slugs.prices as never,
        data: {
          ...price,
          program: id,
          currency: 'USD',
          validFrom: '2026-01-01T00:00:00.000Z',
        } as never,
      })
    }
    const published = await withPool(runtimeOf(payload), (work) => publishProgram(work, String(id)))
    if (!published.ok) throw new Error(`${program.code}: ${published.message}`)
  }
}
