import { it } from '@jest/globals'
import { bootFirm } from '../../fixtures/firm.js'
import { signIn } from '../../fixtures/firmPeople.js'
import { makeTrader } from '../../fixtures/firmRecords.js'
it('x', async () => {
  const firm = await bootFirm()
  const owner = await makeTrader(firm)
  const show = async (t: string, d = '') => {
    const r = await firm.api('/traders/' + owner.id + d, { token: t })
    process.stdout.write(r.status + ' ' + (await r.text()).slice(0, 300) + '\n')
    process.stdout.write(JSON.stringify((await firm.pool.query('select * from pf_traders_sessions')).rows) + '\n')
  }
  const t = await signIn(firm, owner)
  await show(t)
  await show(t, '?depth=0')
  await firm.pool.query(`update pf_traders set date_of_birth='1990-01-01' where id=$1`, [owner.id])
  await show(t)
  process.stdout.write(JSON.stringify((await firm.pool.query('select * from pf_traders')).rows) + '\n')
  await firm.stop()
})
