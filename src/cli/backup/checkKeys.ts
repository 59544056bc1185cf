import { parseKeyRing } from '../../crypto/keyRing.js'
import { RestoreRefused } from './errors.js'

/**
 * Throws `RestoreRefused` unless every key of the backup's ring is in the ring that is in use here:
 * what was sealed with a missing one could never be opened again.
 */
export const checkKeys = (backupKeys: string, keysHere: string): void => {
  const here = parseKeyRing(keysHere)
  for (const key of parseKeyRing(backupKeys, 'the key ring of the backup').all) {
    const same = here.all.find(({ id }) => id === key.id)
    if (same === undefined || !same.secret.equals(key.secret)) {
      const what = same === undefined ? 'lacks the key' : 'has another key with the id'
      throw new RestoreRefused(
        `PROP_FIRM_KEYS ${what} "${key.id}" of the backup; add the keys from its secrets.json`,
      )
    }
  }
}
