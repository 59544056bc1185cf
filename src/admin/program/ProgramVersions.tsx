import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { readVersions } from '../../readModels/program/readVersions.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { dateText, minuteText } from '../parts/dates.js'
import { Empty, Panel } from '../parts/Panel.js'
import { viewerOf } from '../parts/viewer.js'
import '../parts/page.css'
import './program.css'

/** Every version of a program: who published it, why, and how many challenges run under it. */
export async function ProgramVersions({ doc, initPageResult }: DocumentViewServerProps) {
  const viewer = viewerOf(initPageResult.req)
  if (viewer.person.kind !== 'operator' || !viewer.may('programVersions')) notFound()
  const [versions, { zone }] = await Promise.all([
    readVersions(viewer.q, String(doc.id)),
    readFirmSettings(viewer.q),
  ])
  return (
    <div className="pf-page pf-version">
      <SetStepNav
        nav={[
          { label: 'Programs', url: viewer.listUrl('programs') },
          { label: String(doc.name), url: viewer.recordUrl('programs', String(doc.id)) },
          { label: 'Versions' },
        ]}
      />
      <Panel aside={zone} title="Versions">
        {versions.length === 0 ? (
          <Empty>What is published appears here, newest first. Nothing is yet.</Empty>
        ) : (
          <div className="pf-scroll">
            <table className="pf-table">
              <thead>
                <tr>
                  <th>Version</th>
                  <th>Published</th>
                  <th>By</th>
                  <th>Why</th>
                  <th className="pf-number">Running challenges</th>
                  <th>Hash</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <tr key={version.id}>
                    <td>
                      <a
                        className="pf-underlined"
                        href={viewer.recordUrl('programVersions', version.id, 'terms')}
                      >
                        {version.label}
                      </a>
                    </td>
                    <td>
                      {dateText(version.publishedAt, zone)}, {minuteText(version.publishedAt, zone)}
                    </td>
                    <td>{version.publishedBy}</td>
                    <td>{version.reason}</td>
                    <td className="pf-number">
                      {viewer.may('challenges') ? version.running.toLocaleString('en') : '–'}
                    </td>
                    <td className="pf-mono" title={version.hash}>
                      {version.hash.slice(0, 12)}…
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  )
}
