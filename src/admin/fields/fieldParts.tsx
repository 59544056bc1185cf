'use client'
import { FieldDescription, FieldLabel } from '@payloadcms/ui'
import type { StaticDescription, StaticLabel } from 'payload'

type FieldWords = {
  readonly label?: StaticLabel | undefined
  readonly required?: boolean | undefined
  readonly admin?: { readonly description?: StaticDescription | undefined } | undefined
}

type Props = {
  readonly field: FieldWords
  readonly path: string
  /** `span` where there is no input that the label could belong to. */
  readonly as?: 'label' | 'span'
}

/** Payload's label of a field. */
export const Label = ({ field, path, as = 'label' }: Props) => (
  <FieldLabel
    as={as}
    path={path}
    required={field.required ?? false}
    {...(field.label === undefined ? {} : { label: field.label })}
  />
)

/** Payload's description under a field, where it has one. */
export const Description = ({ field, path }: Omit<Props, 'as'>) =>
  field.admin?.description === undefined ? null : (
    <FieldDescription description={field.admin.description} path={path} />
  )
