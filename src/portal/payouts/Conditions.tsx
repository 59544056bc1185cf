import { Link } from '../parts/Link.js'
import { pathOf } from '../routes.js'
import { conditionWords } from './conditionWords.js'
import type { QuoteCondition } from './quoteShape.js'

type Props = { readonly conditions: readonly QuoteCondition[] }

/** What a payout needs, what is not met first. */
export function Conditions({ conditions }: Props) {
  const sorted = [...conditions.filter(({ met }) => !met), ...conditions.filter(({ met }) => met)]
  return (
    <ul className="conditions">
      {sorted.map((condition) => {
        const { text, page } = conditionWords(condition)
        const isLater = !condition.met && condition.blocks !== 'request'
        return (
          <li key={condition.code} className={condition.met ? 'met' : isLater ? 'later' : 'unmet'}>
            <span className="unseen">{condition.met ? 'Met: ' : 'Not met: '}</span>
            {text} {page === undefined ? null : <Link to={pathOf(page)}>Do it now</Link>}
          </li>
        )
      })}
    </ul>
  )
}
