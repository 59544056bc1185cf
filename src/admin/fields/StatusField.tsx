'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { Nothing } from './cell.js'
import { Description, Label } from './fieldParts.js'
import { StatusText, type StatusProps } from './status.js'

/** The status of a record: shown, never typed. The buttons of the action bar change it. */
export function StatusField({ field, path, statuses }: TextFieldClientProps & StatusProps) {
  const { value } = useField<string | undefined>({ path })
  return (
    <div className="field-type text read-only">
      <Label as="span" field={{ ...field, required: false }} path={path} />
      <div className="pf-field-value" id={`field-${path}`}>
        {value ? <StatusText statuses={statuses} value={value} /> : <Nothing />}
      </div>
      <Description field={field} path={path} />
    </div>
  )
}
