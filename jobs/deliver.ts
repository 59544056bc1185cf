import { carryOutIncident } from '../src/services/incidents/carryOut.js'
import { sendMessages } from '../src/services/messages/sendMessages.js'
import { resolveUnknown, sendCommands } from '../src/services/platform/sendCommands.js'
import { settleBreaches } from '../src/services/rulings/settleBreaches.js'
import { runtimeOf } from '../src/services/runtime.js'
import { withPool } from '../src/services/withWork.js'
import { scheduled } from './scheduled.js'

/** Sends queued messages; a worker does it every second, this job where none runs. */
export const sendEmail = scheduled({
  slug: 'sendEmail',
  label: 'Send e-mail',
  cron: '26 * * * * *',
  run: async (payload) => {
    while ((await sendMessages(runtimeOf(payload))) > 0) continue
  },
})

/** Sends platform commands and reads back those whose answer was lost. */
export const sendPlatformCommands = scheduled({
  slug: 'sendPlatformCommands',
  label: 'Send platform commands',
  cron: '30 * * * * *',
  run: async (payload) => {
    const runtime = runtimeOf(payload)
    await resolveUnknown(runtime)
    while ((await sendCommands(runtime)) > 0) continue
  },
})

/** Carries out what a second person released about incidents. */
export const incidents = scheduled({
  slug: 'carryOutIncidents',
  label: 'Carry out incident actions',
  cron: '34 * * * * *',
  run: async (payload) => {
    while (await carryOutIncident(runtimeOf(payload))) continue
  },
})

/** Tells traders about breaches that were read back, or that are a minute old. */
export const settle = scheduled({
  slug: 'settleBreaches',
  label: 'Tell traders about breaches',
  cron: '38 * * * * *',
  run: async (payload) => {
    while (await withPool(runtimeOf(payload), settleBreaches)) continue
  },
})
