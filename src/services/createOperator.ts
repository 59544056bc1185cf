import { getPayload, type SanitizedConfig } from 'payload'
import { isRole } from '../domain/roles.js'
import { ConfigurationError, PropFirmError } from '../errors.js'
import { firmOf } from '../firm.js'

type Input = {
  readonly config: SanitizedConfig | Promise<SanitizedConfig>
  readonly operator: {
    readonly email: string
    readonly name: string
    readonly password: string
    readonly roles: readonly string[]
  }
}

/**
 * Makes an operator from the command line: how the first one comes to be.
 *
 * @throws PropFirmError when a role is unknown or the address is taken
 * @throws ConfigurationError when the operators are a collection of the host's own
 */
export async function createOperator({ config, operator }: Input): Promise<void> {
  const wrong = operator.roles.find((role) => !isRole(role))
  if (wrong) throw new PropFirmError('unknownRole', `role: there is no role "${wrong}"`, 400)
  const payload = await getPayload({ config })
  const { options, slugs } = firmOf(payload)
  if (options.operators) {
    throw new ConfigurationError(
      `operators are the users of the app's own collection "${slugs.operators}": make them there`,
    )
  }
  const collection = slugs.operators as never
  const email = operator.email.trim().toLowerCase()
  const known = await payload.count({ collection, where: { email: { equals: email } } })
  if (known.totalDocs > 0) {
    throw new PropFirmError('emailTaken', `email: there is an operator with ${email} already`, 409)
  }
  await payload.create({ collection, data: { ...operator, email } as never, overrideAccess: true })
}
