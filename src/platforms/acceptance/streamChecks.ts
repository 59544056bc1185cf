import assert from 'node:assert/strict'
import type { AccountSnapshot } from '../types.js'
import { PlatformLinkError } from '../linkError.js'
import { has, listen, openOne, reaches, read, type Listener } from './steps.js'
import type { AcceptanceCheck, PlatformUnderTest } from './types.js'

const streams = ({ stream }: { stream: boolean }) => stream
const resumes = ({ stream, catchUp }: { stream: boolean; catchUp: string }) =>
  stream && catchUp === 'resume'

export const streamChecks: readonly AcceptanceCheck[] = [
  {
    name: 'streams each change of several accounts in order',
    applies: streams,
    run: async (platform) => {
      const { control, session } = platform
      const logins = [await trading(platform), await trading(platform)]
      const from = new Map<string, { after: number }>()
      for (const login of logins) from.set(login, { after: (await read(session, login)).sequence })
      const listener = listen(session, from)
      await listener.until(has('caughtUp'), 'the stream to catch up')
      for (let i = 0; i < 5; i++) await control.movePrice()
      const last = await Promise.all(logins.map((login) => read(session, login)))
      for (const { login, sequence } of last) {
        await listener.until(reaches(login, sequence), `state ${sequence} of ${login}`)
        assertRising(statesOf(listener, login))
      }
      await listener.close()
      assert.equal(await listener.ended, undefined)
    },
  },
  {
    name: 'resumes after a break with exactly the states that were missed',
    applies: resumes,
    run: async (platform) => {
      const { control, session } = platform
      const login = await trading(platform)
      const { sequence } = await read(session, login)
      const witness = listen(session, new Map([[login, { after: sequence }]]))
      await witness.until(has('caughtUp'), 'the witness to catch up')
      await control.movePrice()
      await witness.until(reaches(login, sequence + 1), 'the first change')
      const after = statesOf(witness, login).at(-1)?.sequence ?? sequence
      for (let i = 0; i < 6; i++) await control.movePrice()
      const target = (await read(session, login)).sequence
      await witness.until(reaches(login, target), `state ${target}`)
      const resumed = listen(session, new Map([[login, { after }]]))
      await resumed.until(has('caughtUp'), 'the resumed stream to catch up')
      await resumed.until(reaches(login, target), `state ${target} again`)
      const upTo = (listener: Listener) =>
        statesOf(listener, login).filter((s) => s.sequence > after && s.sequence <= target)
      assert.deepEqual(upTo(resumed), upTo(witness))
      assert.ok(upTo(resumed).length >= 6)
      assert.equal(has('gap')(resumed), false)
      await Promise.all([witness.close(), resumed.close()])
    },
  },
  {
    name: 'says caughtUp when nothing was missed, and sends no state twice',
    applies: resumes,
    run: async (platform) => {
      const { login } = await openOne(platform)
      const { sequence } = await read(platform.session, login)
      const listener = listen(platform.session, new Map([[login, { after: sequence }]]))
      await listener.until(has('caughtUp'), 'the stream to catch up')
      assert.deepEqual(statesOf(listener, login), [])
      assert.equal(has('gap')(listener), false)
      await listener.close()
    },
  },
  {
    name: 'reports a gap when the missed states are gone, then goes on with the present one',
    applies: resumes,
    run: async (platform) => {
      const { control, session } = platform
      assert.ok(control.loseHistory, 'expected control.loseHistory for catchUp: resume')
      const login = await trading(platform)
      const { sequence } = await read(session, login)
      for (let i = 0; i < 3; i++) await control.movePrice()
      await control.loseHistory()
      const listener = listen(session, new Map([[login, { after: sequence }]]))
      await listener.until(has('caughtUp'), 'the stream to catch up')
      const gap = listener.events.find((event) => event.type === 'gap')
      assert.ok(gap, 'expected a gap event before caughtUp')
      assert.ok(gap.to >= gap.from)
      assert.ok(gap.logins === undefined || gap.logins.includes(login))
      const present = await read(session, login)
      await listener.until(reaches(login, present.sequence), 'the present state')
      await listener.close()
    },
  },
  {
    name: 'throws a PlatformLinkError when the link breaks',
    applies: streams,
    run: async (platform) => {
      const { control, session } = platform
      assert.ok(control.breakStreams, 'expected control.breakStreams for a platform that streams')
      const { login } = await openOne(platform)
      const { sequence } = await read(session, login)
      const listener = listen(session, new Map([[login, { after: sequence }]]))
      await listener.until(has('caughtUp'), 'the stream to catch up')
      await control.breakStreams()
      const thrown = await listener.ended
      assert.ok(
        thrown instanceof PlatformLinkError,
        `expected a PlatformLinkError, was ${String(thrown)}`,
      )
      assert.equal(thrown.failure.retryable, true)
    },
  },
  {
    name: 'ends the stream quietly when it is told to stop',
    applies: streams,
    run: async (platform) => {
      const { login } = await openOne(platform)
      const listener = listen(platform.session, new Map([[login, { after: 0 }]]))
      await listener.until(has('caughtUp'), 'the stream to catch up')
      await listener.close()
      assert.equal(await listener.ended, undefined)
    },
  },
]

async function trading(platform: PlatformUnderTest): Promise<string> {
  const { login } = await openOne(platform)
  await platform.control.openPosition(login)
  return login
}

const statesOf = (listener: Listener, login: string): AccountSnapshot[] =>
  listener.snapshots.filter((snapshot) => snapshot.login === login)

function assertRising(states: readonly AccountSnapshot[]): void {
  assert.ok(states.length > 0)
  for (const [i, state] of states.entries()) {
    const before = states[i - 1]
    if (!before) continue
    assert.ok(state.sequence > before.sequence, 'expected rising sequences')
    assert.ok(state.at >= before.at, 'expected time not to go back')
  }
}
