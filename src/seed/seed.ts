import { getPayload, type BasePayload, type SanitizedConfig } from 'payload'
import { publishProgram } from '../services/programs/publishProgram.js'
import { runtimeOf } from '../services/runtime.js'
import { withPool } from '../services/withWork.js'
import { defaultTemplates } from '../email/defaults/defaultTemplates.js'
import { firmOf } from '../firm.js'
import { demoOperators, demoPeople } from './demoPeople.js'
import { ensure } from './ensure.js'
import { demoPrograms } from './demoProgram.js'
import { demoTraderPassword, shownTrader } from './demoTradersLogin.js'
import { sellDemoChallenges } from './sellDemoChallenges.js'

export type DemoLogin = { readonly role: string; readonly email: string; readonly password: string }

const password = 'demo-password'
const emailOf = (role: string) => `${role}@demo.example`

/** The logins of the demo firm: one operator per role, and one trader. */
const logins: readonly DemoLogin[] = [
  ...demoOperators.map(([role]) => ({ role, email: emailOf(role), password })),
  { role: 'trader', email: shownTrader, password: demoTraderPassword },
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
  const sold = await payload.count({ collection: firmOf(payload).slugs.orders as never })
  if (sold.totalDocs >= demoPeople.length) return logins
  for (const [role, name] of demoOperators) {
    const email = emailOf(role)
    const data = { email, name, password, roles: [role] }
    await ensure(payload, { key: 'operators', where: { email: { equals: email } }, data })
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
  const connection = await ensure(payload, {
    key: 'platformConnections',
    where: { name: { equals: 'Paper' } },
    data: {
      name: 'Paper',
      platform: 'paper',
      baseUrl: process.env.PAPER_URL ?? 'http://127.0.0.1:25500',
      isEnabled: true,
      credentials: { token: process.env.PAPER_TOKEN ?? '' },
    },
  })
  await withPool(runtimeOf(payload), async (work) => {
    await work.tx.query(`select prop_firm.set_mode($1, 'observe', 'act')`, [connection.id])
  })
}

async function writeTexts(payload: BasePayload): Promise<void> {
  const { events } = firmOf(payload)
  const title = 'Funded trader agreement'
  await ensure(payload, {
    key: 'agreementVersions',
    where: { title: { equals: title } },
    data: { title, version: 1, text: agreementText, isCurrent: true },
  })
  for (const template of defaultTemplates) {
    const name = events.find(template.event)?.label ?? template.event
    await ensure(payload, {
      key: 'emailTemplates',
      where: { event: { equals: template.event } },
      data: { ...template, name },
    })
  }
}

const agreementText = [
  'The trader trades simulated accounts of the firm and receives a share of the simulated profit as',
  'stated in the program. The rules of the program apply as published in the version that was bought.',
  'Either side may end this agreement at any time; shares that were requested before remain due.',
].join(' ')

async function publishPrograms(payload: BasePayload): Promise<void> {
  for (const { prices, ...program } of demoPrograms) {
    const { id } = await ensure(payload, {
      key: 'programs',
      where: { code: { equals: program.code } },
      data: { ...program, isOnSale: true },
    })
    for (const price of prices) {
      await ensure(payload, {
        key: 'prices',
        where: { program: { equals: id }, size: { equals: price.size } },
        data: { ...price, program: id, currency: 'USD', validFrom: '2026-01-01T00:00:00.000Z' },
      })
    }
    const published = await withPool(runtimeOf(payload), (work) =>
      publishProgram(work, { programId: id }),
    )
    if (!published.ok && published.code !== 'unchanged')
      throw new Error(`${program.code}: ${published.message}`)
  }
}
