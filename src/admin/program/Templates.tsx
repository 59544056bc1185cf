'use client'
import { useCatalogue } from './catalogue.js'
import type { Draft } from './draft.js'
import { readDraft } from './draft.js'

/** A new program begins with the shape that is nearest. */
export function Templates({ onChoose }: { readonly onChoose: (draft: Draft) => void }) {
  const { templates, connections } = useCatalogue()
  const choose = (value: unknown) => {
    const draft = readDraft(value)
    const [first] = connections
    if (first === undefined || connections.includes('Paper')) return onChoose(draft)
    onChoose({
      ...draft,
      platformMap: draft.platformMap.map((row) => ({
        ...row,
        connections: [{ connection: first, weight: 1 }],
      })),
    })
  }
  return (
    <section aria-labelledby="pf-templates" className="pf-templates">
      <h2 id="pf-templates">Start from a program</h2>
      <p className="pf-muted">Everything can be changed afterwards.</p>
      <ul>
        {templates.map(({ key, label, description, draft }) => (
          <li key={key}>
            <button className="pf-template" onClick={() => choose(draft)} type="button">
              <strong>{label}</strong>
              <span>{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
