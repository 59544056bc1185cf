import { Fragment } from 'react'
import type { WordPart } from '../../domain/programs/wordChanges.js'

/** A sentence: what is new underlined, what stood there before struck. */
export const Sentence = ({ parts }: { readonly parts: readonly WordPart[] }) => (
  <>
    {parts.map(({ kind, text }, index) => {
      const key = `${index} ${text}`
      const Mark = kind === 'new' ? 'ins' : kind === 'old' ? 'del' : 'span'
      return (
        <Fragment key={key}>
          <Mark>{text}</Mark>{' '}
        </Fragment>
      )
    })}
  </>
)
