/**
 * Names of fields whose values never reach a log, an audit entry, a job's error or an error page.
 * Compared without case, hyphens and underscores.
 */
const exact = new Set([
  'apikey',
  'authorization',
  'bankaccount',
  'accountnumber',
  'bic',
  'cookie',
  'credentials',
  'cvv',
  'dateofbirth',
  'documentnumber',
  'dob',
  'dsn',
  'databaseurl',
  'iban',
  'idnumber',
  'keyring',
  'nationalid',
  'otp',
  'pass',
  'passportnumber',
  'pin',
  'propfirmkeys',
  'propfirmsignature',
  'proxyauthorization',
  'pwd',
  'routingnumber',
  'salt',
  'hash',
  'setcookie',
  'sid',
  'smtpurl',
  'sortcode',
  'ssn',
  'taxid',
  'totp',
  'walletaddress',
  'xapikey',
])

const endings = [
  'password',
  'passphrase',
  'passwd',
  'secret',
  'secretkey',
  'secretaccesskey',
  'privatekey',
  'encryptionkey',
  'signingkey',
  'token',
  'apikey',
  'authcode',
  'recoverycodes',
]

/** Parts that make a name secret wherever they stand in it. */
const parts = ['password', 'secret', 'privatekey']

/** True for `password`, `newPassword`, `smtp_password`, `Authorization`, `refreshToken`, `iban`, … */
export function isSecretField(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return (
    exact.has(plain) ||
    endings.some((ending) => plain.endsWith(ending)) ||
    parts.some((part) => plain.includes(part))
  )
}
