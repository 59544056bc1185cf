import { agreements as shape } from '../api/shapes.js'
import { usePolled } from '../api/usePolled.js'
import { Link } from '../parts/Link.js'
import { Loaded } from '../parts/Loaded.js'
import { Page } from '../parts/Page.js'
import { timeText } from '../parts/texts.js'
import { pathOf } from '../routes.js'

export function Agreements() {
  const polled = usePolled({ path: '/trader/agreements', shape, everyMs: 30_000 })
  return (
    <Page title="Agreements">
      <Loaded polled={polled}>
        {({ agreements }) =>
          agreements.length === 0 ? (
            <p>There is nothing to agree to at the moment.</p>
          ) : (
            <ul className="lines">
              {agreements.map(({ id, title, version, acceptedAt }) => (
                <li key={id} className="row">
                  <span>
                    <Link to={pathOf('agreements', id)}>{title}</Link>{' '}
                    <span className="muted">version {version}</span>
                  </span>
                  {acceptedAt ? (
                    <span className="chip good">Accepted {timeText(acceptedAt)}</span>
                  ) : (
                    <span className="chip attention">Not accepted yet</span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
