import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { z } from 'zod'
import { BasePayload, buildConfig, type Payload } from 'payload'
import type { BodyNode } from '../../../src/email/body.js'
import { body, button, callout, figures, paragraph, v } from '../../../src/email/builder.js'
import { checkTemplate } from '../../../src/email/checkTemplate.js'
import { defaultTemplates } from '../../../src/email/defaults/defaultTemplates.js'
import { emailEditor } from '../../../src/email/editor.js'
import { journeyEvent } from '../../unit/email/fixtures.js'
import { createTestDatabase, type TestDatabase } from '../../fixtures/postgres.js'

type Client = { release: (destroy: boolean) => void }
type Pool = { _clients: Client[]; _idle: { client: Client }[]; end: () => Promise<void> }
const isPool = (value: unknown): value is Pool =>
  typeof value === 'object' && value !== null && '_clients' in value && '_idle' in value
const dbShape = z.looseObject({ pool: z.custom<Pool>(isPool) })

let database: TestDatabase
let payload: Payload

beforeAll(async () => {
  database = await createTestDatabase()
  const config = await buildConfig({
    secret: 'a secret of the test',
    telemetry: false,
    typescript: { autoGenerate: false },
    db: postgresAdapter({ pool: { connectionString: database.url, max: 4 } }),
    editor: lexicalEditor(),
    collections: [
      {
        slug: 'templates',
        fields: [
          { name: 'event', type: 'text', required: true },
          { name: 'body', type: 'richText', required: true, editor: emailEditor() },
        ],
      },
    ],
  })
  payload = await new BasePayload().init({ config, disableOnInit: true })
})

afterAll(async () => {
  // Payload leaves its pool open, with one client that it never gives back.
  const { pool } = dbShape.parse(payload.db)
  await payload.destroy()
  for (const client of [...pool._clients])
    if (!pool._idle.some((i) => i.client === client)) client.release(true)
  await pool.end()
  await database.drop()
})

const save = (event: string, ...nodes: BodyNode[]) =>
  payload.create({ collection: 'templates', data: { event, body: body(...nodes) } as never })

describe('the editor of e-mail templates in a collection', () => {
  it.each(defaultTemplates.map((template) => [template.event, template.body] as const))(
    'takes the default template and gives it back unchanged: %s',
    async (event, content) => {
      const data = { event, body: content } as never
      const { id } = await payload.create({ collection: 'templates', data })
      const found = await payload.findByID({ collection: 'templates', id, depth: 0 })
      expect(found).toMatchObject({ event, body: content })
    },
  )

  it('refuses a fact that the template’s event does not have', async () => {
    await expect(save('payout.paid', paragraph(v('traderShare')))).resolves.toBeDefined()
    await expect(save('payout.paid', paragraph(v('ruleName')))).rejects.toThrow(/body/i)
    await expect(save('payout.paid', paragraph(v('nonsense')))).rejects.toThrow(/body/i)
    await expect(save('payout.paid', figures(['Rule', 'ruleName']))).rejects.toThrow(/body/i)
    await expect(save('payout.paid', callout('note', v('ruleName')))).rejects.toThrow(/body/i)
  })

  it('refuses a button that leads to something other than a link', async () => {
    await expect(save('payout.paid', button('See', 'payoutLink'))).resolves.toBeDefined()
    await expect(save('payout.paid', button('See', 'traderShare'))).rejects.toThrow(/body/i)
  })

  it.each(['javascript:alert(1)', 'http://fairlead.example', 'mailto:x@fairlead.example', ''])(
    'refuses a link to %j',
    async (url) => {
      const link = {
        type: 'link' as const,
        ...{ version: 1, direction: null, format: '' as const, indent: 0 },
        fields: { url, linkType: 'custom' },
        children: [],
      }
      await expect(save('payout.paid', paragraph('x', link))).rejects.toThrow(/body/i)
      const safe = { ...link, fields: { url: 'https://fairlead.example', linkType: 'custom' } }
      await expect(save('payout.paid', paragraph('x', safe))).resolves.toBeDefined()
    },
  )

  it('takes a node that it does not know, as Payload does, so that the check must refuse it', async () => {
    const upload = { type: 'upload', version: 1, relationTo: 'media', value: '1' }
    const { id } = await save('payout.paid', upload as never)
    const saved = await payload.findByID({ collection: 'templates', id, depth: 0 })
    const { body: content } = z.looseObject({ body: z.unknown() }).parse(saved)
    const issues = checkTemplate({ subject: 'x', body: content }, journeyEvent('payout.paid'))
    expect(issues).toEqual([
      { code: 'badBody', message: expect.stringContaining('"upload" is malformed') },
    ])
  })
})
