/** How to play the trader, and to misbehave: the levers that no trade server has. */
export const guide = (url: string): readonly string[] => [
  'The levers, as JSON; the certificate is self-signed, so curl needs -k:',
  ...levers.map(([what, path, body]) => `  ${what.padEnd(24)} POST ${path.padEnd(18)} ${body}`),
  '  what was asked           GET  /control/log       (DELETE empties it)',
  '',
  'Misbehaviour, on the next "count" requests whose path contains "on":',
  ...faults.map(([fault, what]) => `  ${fault.padEnd(14)} ${what}`),
  '',
  `curl -k ${url}/control/faults -d '{"fault":"drop","on":"trade/balance"}'`,
  `curl -k ${url}/control/faults -X DELETE`,
]

const levers = [
  [
    'open a position',
    '/control/open',
    '{"login":100001,"symbol":"EURUSD","side":"buy","lots":0.5}',
  ],
  [
    '… for many accounts',
    '/control/crowd',
    '{"count":100,"symbol":"EURUSD","side":"buy","lots":0.1}',
  ],
  ['close one', '/control/close', '{"login":100001,"position":5000020}'],
  [
    'place an order',
    '/control/place',
    '{"login":100001,"symbol":"EURUSD","side":"buy","lots":1,"kind":"limit","price":1.05}',
  ],
  ['cancel one', '/control/cancel', '{"login":100001,"order":5000021}'],
  ['put a price', '/control/price', '{"symbol":"EURUSD","bid":1.1234}'],
  ['move all prices', '/control/steps', '{"count":100}'],
  ["change the broker's clock", '/control/clock', '{"zone":"fixed","fixedMinutes":120}'],
  ['let time pass', '/control/clock', '{"advanceMs":60000}'],
  ['end the day', '/control/day', '{}'],
  ["change a user's rights", '/control/rights', '{"login":100001,"rights":359}'],
  ['break connections', '/control/sockets', '{"action":"drop"}'],
  ['forget who is signed in', '/control/sockets', '{"action":"expire"}'],
  ['another kind of server', '/control/settings', '{"lowerCase":true,"missing":["accountant"]}'],
] as const

const faults = [
  [
    'drop',
    'the connection breaks instead of an answer; "carriedOut": false, before anything is done',
  ],
  ['halfOpen', 'no answer ever, the connection stays'],
  ['delay', 'the answer waits "ms"'],
  ['slow', 'the answer drips over "ms"'],
  ['duplicate', 'each row of a list comes twice'],
  ['reorder', 'the rows of a list are turned around'],
  ['garbage', 'the answer is not JSON'],
  ['truncated', 'the answer ends half-way'],
  ['gateway', 'status 502 with a page'],
  ['retcode', 'the answer is "retcode"; "carriedOut": false, and nothing was done'],
  ['rateLimit', 'retcode 12'],
  ['expire', 'everybody is signed out'],
  ['wrongIdentity', 'the server cannot prove that it knows the password'],
] as const
