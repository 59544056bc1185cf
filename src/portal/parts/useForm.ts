import { useRef, useState, type FormEvent } from 'react'
import type { Answer } from '../api/call.js'
import { sortMessage, type FieldErrors, type FormFields } from '../api/fieldErrors.js'

type Options<Data> = FormFields & {
  readonly submit: (values: FormData) => Promise<Answer<Data>>
  readonly onDone: (data: Data) => void
}

export type Form = {
  readonly isBusy: boolean
  readonly errors: FieldErrors
  /** What is wrong with none of the fields. */
  readonly problem: string
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

const none = { fields: {}, rest: '' }

/** A form whose errors come from the API; the first field that is wrong gets the focus. */
export function useForm<Data>({ submit, onDone, ...form }: Options<Data>): Form {
  const [isBusy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<ReturnType<typeof sortMessage>>(none)
  const isSending = useRef(false)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    const element = event.currentTarget
    setBusy(true)
    setWrong(none)
    void submit(new FormData(element)).then((answer) => {
      isSending.current = false
      setBusy(false)
      const said = answer.ok ? none : sortMessage(answer.message, form)
      setWrong(said)
      if (answer.ok) onDone(answer.data)
      else
        focusFirst(
          element,
          form.names.filter((name) => name in said.fields),
        )
    })
  }
  return { isBusy, errors: wrong.fields, problem: wrong.rest, onSubmit }
}

function focusFirst(form: HTMLFormElement, [name]: readonly string[]): void {
  const found = name === undefined ? null : form.elements.namedItem(name)
  if (found instanceof HTMLElement) found.focus()
}

/** The text of a field, without blanks around it. */
export const textOf = (values: FormData, name: string): string => {
  const value = values.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A password as it was typed. */
export const secretOf = (values: FormData, name: string): string => {
  const value = values.get(name)
  return typeof value === 'string' ? value : ''
}
