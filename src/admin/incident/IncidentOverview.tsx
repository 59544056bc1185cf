import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { hasRole } from '../../access/person.js'
import { firmOf } from '../../firm.js'
import { readIncident } from '../../readModels/incidents/readIncident.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { viewerOf } from '../parts/viewer.js'
import { IncidentPage } from './IncidentPage.js'
import '../parts/page.css'

/** An incident: what it concerns, what was proposed, and how far that has come. */
export async function IncidentOverview({ doc, initPageResult }: DocumentViewServerProps) {
  const { person, q, may, listUrl } = viewerOf(initPageResult.req)
  if (person.kind !== 'operator' || !may('incidents')) notFound()
  const incident = await readIncident(
    { q, firm: firmOf(initPageResult.req.payload) },
    { id: String(doc.id) },
  )
  if (!incident) notFound()
  const { zone } = await readFirmSettings(q)
  return (
    <>
      <SetStepNav
        nav={[{ label: 'Incidents', url: listUrl('incidents') }, { label: incident.reference }]}
      />
      <IncidentPage
        initial={incident}
        mayAct={hasRole(person, ['admin', 'manager', 'risk'])}
        me={person.id}
        zone={zone}
      />
    </>
  )
}
