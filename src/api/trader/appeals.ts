import { z } from 'zod'
import { openAppeal, withdrawAppeal } from '../../services/appeals/openAppeal.js'
import { withRequest } from '../../services/withWork.js'
import { json, refuse } from '../http/answer.js'
import { readJson } from '../http/body.js'
import { forTraders, param } from '../http/endpoint.js'
import { countUse } from '../http/limit.js'

/** Lines of plain text: no other control characters. */
const isPlain = (text: string): boolean => !/[^\P{C}\n\r\t]/u.test(text)

const body = z.strictObject({
  text: z
    .string()
    .trim()
    .min(20, 'expected what is wrong, in at least 20 characters')
    .max(4000, 'expected at most 4000 characters')
    .refine(isPlain, 'expected plain text'),
})

/** Objects to a ruling; one appeal of a ruling is decided, until the deadline that was told. */
export const appealRuling = forTraders(
  { method: 'post', path: '/trader/rulings/:id/appeal' },
  async (req, me) => {
    await countUse(req, me.id, { name: 'appeals', points: 10, seconds: 3600 })
    const rulingId = param(req, 'id')
    const { text } = await readJson(req, body)
    const opened = await withRequest(req, (work) =>
      openAppeal(work, { rulingId, traderId: me.id, text }),
    )
    if (opened.ok) return json(opened, 201)
    return refuse(opened.code === 'unknown' ? 404 : 409, opened.code, opened.message)
  },
)

/** Takes an appeal back while it is open. */
export const withdraw = forTraders(
  { method: 'post', path: '/trader/appeals/:id/withdraw' },
  async (req, me) => {
    await countUse(req, me.id, { name: 'appeals', points: 10, seconds: 3600 })
    const appealId = param(req, 'id')
    const done = await withRequest(req, (work) =>
      withdrawAppeal(work, { appealId, traderId: me.id }),
    )
    if (done.ok) return json(done)
    return refuse(done.code === 'unknown' ? 404 : 409, done.code, done.message)
  },
)
