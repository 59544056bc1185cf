import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { isRole, type Role, roles } from '../../domain/roles.js'
import { ConfigurationError } from '../../errors.js'
import type { NewOperator } from '../firm/ports.js'
import type { Command } from './command.js'
import { withFirm } from './withFirm.js'

const PASSWORD_LENGTH_MIN = 12

const shape = z.object({
  email: z.email('--email: expected an e-mail address'),
  name: z.string('--name: expected a name').trim().min(1, '--name: expected a name'),
  role: z
    .array(z.custom<Role>(isRole, `--role: expected one of ${roles.join(', ')}`))
    .min(1, '--role: expected at least one role'),
  password: z
    .string()
    .min(PASSWORD_LENGTH_MIN, `password: expected at least ${PASSWORD_LENGTH_MIN} characters`)
    .max(200, 'password: expected at most 200 characters'),
})

/** Checks the arguments. Throws `ConfigurationError` that names the first wrong one. */
export const newOperatorFrom = (values: unknown, password: string): NewOperator => {
  const result = shape.safeParse({ ...Object(values), password })
  if (!result.success) {
    throw new ConfigurationError(result.error.issues[0]?.message ?? 'expected other arguments')
  }
  const { email, name, role } = result.data
  return { email: email.toLowerCase(), name, roles: [...new Set(role)], password }
}

export const createOperatorCommand: Command = {
  name: 'create-operator',
  summary: 'create an operator, the first one above all',
  usage: '--email ADDRESS --name NAME [--role ROLE]… [--password-stdin]',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', multiple: true, default: ['admin'] },
    'password-stdin': { type: 'boolean', default: false },
  },
  positionals: [],
  run: async (context) => {
    const given = context.values['password-stdin'] === true
    const password = given
      ? (await text(process.stdin)).replace(/\r?\n$/, '')
      : randomBytes(15).toString('base64url')
    const operator = newOperatorFrom(context.values, password)
    await withFirm(context, () => context.firm.createOperator(operator))
    context.log(`Operator ${operator.email} created (${operator.roles.join(', ')}).`)
    if (!given) context.log(`Password, shown this once: ${password}`)
  },
}
