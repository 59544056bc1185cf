'use client'
import { FieldError, useField } from '@payloadcms/ui'
import type { JSONFieldClientProps } from 'payload'
import { isRole, roles, type Role } from '../../domain/roles.js'
import { roleWords } from './roleWords.js'
import './fields.css'

/** The roles of an operator as a list of choices; several may be held at once. */
export function RolesField({ path, readOnly }: JSONFieldClientProps) {
  const { value, setValue, showError, disabled } = useField<unknown>({ path })
  const held = Array.isArray(value) ? value.filter(isRole) : []
  const toggle = (role: Role) =>
    setValue(roles.filter((each) => (each === role ? !held.includes(role) : held.includes(each))))
  return (
    <div className="field-type">
      <fieldset className="pf-roles" disabled={Boolean(readOnly) || disabled} id={`field-${path}`}>
        <legend className="field-label">Roles</legend>
        <FieldError path={path} showError={showError} />
        <div className="pf-roles__list">
          {roles.map((role) => (
            <label className="pf-roles__choice" key={role}>
              <input
                checked={held.includes(role)}
                name={`${path}-${role}`}
                onChange={() => toggle(role)}
                type="checkbox"
              />
              <span>{roleWords[role].label}</span>
              <span className="pf-roles__what">{roleWords[role].what}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
