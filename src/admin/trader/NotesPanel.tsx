import type { Note } from '../../readModels/trader/readTraderCases.js'
import { instantText, minuteText, whenText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import type { Viewer } from '../parts/viewer.js'
import { NoteForm } from './NoteForm.js'

type Props = {
  readonly notes: readonly Note[]
  readonly subject: { readonly type: string; readonly id: string }
  readonly mayWrite: boolean
  readonly zone: string
  readonly viewer: Viewer
}

/** What colleagues wrote about a record, and room to write. */
export const NotesPanel = ({ notes, subject, mayWrite, zone, viewer }: Props) => (
  <Panel id="notes" title="Notes">
    {mayWrite ? <NoteForm subjectId={subject.id} subjectType={subject.type} /> : null}
    {notes.length === 0 ? (
      <Empty>None. What colleagues write stays with the person.</Empty>
    ) : (
      <ul className="pf-notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <p className="pf-muted">
              {note.writtenBy ?? 'Somebody'},{' '}
              <time title={instantText(note.at, zone)}>{noteTime(note.at, viewer.now, zone)}</time>
            </p>
          </li>
        ))}
      </ul>
    )}
  </Panel>
)

function noteTime(at: number, now: number, zone: string): string {
  const when = whenText(at, now, zone)
  return when.includes(':') ? when : `${when} ${minuteText(at, zone)}`
}
