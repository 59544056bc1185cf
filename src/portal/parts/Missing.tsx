import { pathOf } from '../routes.js'
import { Link } from './Link.js'

/** There is nothing at this address that this trader may see. */
export const Missing = ({ what }: { readonly what: string }) => (
  <>
    <p>There is no such {what}.</p>
    <p>
      <Link to={pathOf()}>Go to your accounts</Link>
    </p>
  </>
)
