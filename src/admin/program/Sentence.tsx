import type { WordPart } from '../../domain/programs/wordChanges.js'

/** A sentence: what is new underlined, what stood there before struck. */
export const Sentence = ({ parts }: { readonly parts: readonly WordPart[] }) => (
  <>
    {parts.map(({ kind, text }, index) => {
      const key = `${index} ${text}`
      if (kind === 'new') return <ins key={key}>{text} </ins>
      return kind === 'old' ? <del key={key}>{text} </del> : <span key={key}>{text} </span>
    })}
  </>
)
