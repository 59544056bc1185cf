'use client'
import { Link } from '@payloadcms/ui'
import type { Dashboard } from '../../readModels/dashboard/model.js'
import { Panel } from '../parts/Panel.js'
import { Shape } from '../parts/Shape.js'
import { useAddresses } from '../shell/useAddresses.js'
import { useDashboard } from './useDashboard.js'
import './dashboard.css'

/** What a new firm does first; the figures take this place with the first order. */
export function FirstSteps({ initial }: { readonly initial: Dashboard }) {
  const { steps } = useDashboard(initial)
  const { create, list } = useAddresses()
  const done = { program: true, platform: true, order: true, ...steps }
  const items = [
    {
      isDone: done.program,
      title: 'Publish a program',
      text: 'Phases, sizes and rules. What is sold keeps the version it was sold under.',
      link: { href: list('programs'), label: 'Programs' },
    },
    {
      isDone: done.platform,
      title: 'Connect a platform',
      text: 'A connection begins by observing: nothing is sent until two people switch it on.',
      link: { href: create('platformConnections'), label: 'New connection' },
    },
    {
      isDone: done.order,
      title: 'Take the first order',
      text: 'From the checkout, or by hand as a giveaway to try the way through.',
      link: { href: list('orders'), label: 'Orders' },
    },
  ]
  const left = items.filter(({ isDone }) => !isDone).length
  return (
    <Panel
      aside={left === 0 ? 'all done, reload for the figures' : `${left} of 3 to do`}
      className="pf-widget"
      title="Three steps to the first account"
    >
      <ol className="pf-dash-steps">
        {items.map((item) => (
          <li key={item.title}>
            <Shape tone={item.isDone ? 'done' : 'waiting'} />
            <div>
              <h3>{item.title}</h3>
              <p>{item.text}</p>
              <Link href={item.link.href} prefetch={false}>
                {item.link.label}
              </Link>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
