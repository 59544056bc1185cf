import { ConfigurationError } from './errors.js'

const lengthMin = 32
const commonWords = /secret|change.?me|example|password|default|your|1234/i

/**
 * Refuses a Payload secret that somebody could guess.
 *
 * @throws ConfigurationError that says how to make a good one
 */
export function checkSecret(secret: string): void {
  if (secret.length < lengthMin) {
    throw new ConfigurationError(
      `PAYLOAD_SECRET: expected at least ${lengthMin} random characters, was ${secret.length} long`,
    )
  }
  if (commonWords.test(secret) || new Set(secret).size < 10) {
    throw new ConfigurationError(
      'PAYLOAD_SECRET: expected random characters, was an example or a pattern (make one with: openssl rand -hex 32)',
    )
  }
}
