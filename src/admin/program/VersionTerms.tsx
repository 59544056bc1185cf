import { SetStepNav } from '@payloadcms/ui'
import { notFound } from 'next/navigation.js'
import type { DocumentViewServerProps } from 'payload'
import { hasRole } from '../../access/person.js'
import { formatMoney } from '../../domain/money/text.js'
import type { ReviewedWords } from '../../domain/programs/reviewDraft.js'
import { changedWords } from '../../domain/programs/reviewDraft.js'
import type { WordPart } from '../../domain/programs/wordChanges.js'
import { readVersion, type VersionPage } from '../../readModels/program/readVersions.js'
import { readFirmSettings } from '../../readModels/readFirmSettings.js'
import { dateText, minuteText } from '../parts/dates.js'
import { Figure } from '../parts/Figure.js'
import { Empty, Panel } from '../parts/Panel.js'
import { viewerOf, type Viewer } from '../parts/viewer.js'
import { DifferenceTable } from './DifferenceTable.js'
import { OfferVersion } from './OfferVersion.js'
import { Sentence } from './Sentence.js'
import '../parts/page.css'
import './program.css'

/** A version as it was published: its words, its hash, and what it did differently than the one before. */
export async function VersionTerms({ doc, initPageResult, searchParams }: DocumentViewServerProps) {
  const viewer = viewerOf(initPageResult.req)
  if (viewer.person.kind !== 'operator' || !viewer.may('programVersions')) notFound()
  const [page, { zone }] = await Promise.all([
    readVersion(viewer.q, String(doc.id), viewer.rules),
    readFirmSettings(viewer.q),
  ])
  if (!page) notFound()
  const { sizes } = page.terms
  const size = sizes[Number(searchParams?.size ?? 0)] ?? sizes[0] ?? null
  const words = changedWords(page.terms, {
    published: page.before?.terms ?? null,
    registry: viewer.rules,
    size,
  })
  return (
    <div className="pf-page pf-version">
      <SetStepNav
        nav={[
          { label: 'Programs', url: viewer.listUrl('programs') },
          { label: 'Versions', url: viewer.recordUrl('programs', page.programId, 'history') },
          { label: page.label },
        ]}
      />
      <Facts page={page} viewer={viewer} zone={zone} />
      {hasRole(viewer.person, ['admin', 'manager']) ? (
        <div>
          <OfferVersion
            number={page.number}
            stages={Object.fromEntries(page.terms.phases.map(({ key, name }) => [key, name]))}
            version={page.id}
          />
        </div>
      ) : null}
      <nav aria-label="Account size" className="pf-row">
        {sizes.map((each, index) => (
          <a
            aria-current={each === size ? 'true' : undefined}
            className={each === size ? 'pf-strong' : 'pf-underlined'}
            href={`?size=${index}`}
            key={`${each.size} ${each.currency}`}
          >
            {formatMoney(each.size, each.currency)} {each.currency}
          </a>
        ))}
      </nav>
      <Changed page={page} viewer={viewer} />
      {words ? <InWords words={words} /> : null}
    </div>
  )
}

type Props = { readonly page: VersionPage; readonly viewer: Viewer }

const Facts = ({ page, viewer, zone }: Props & { readonly zone: string }) => (
  <dl className="pf-figures">
    <Figure label="Published">
      {dateText(page.publishedAt, zone)}, {minuteText(page.publishedAt, zone)}
    </Figure>
    <Figure label="By">{page.publishedBy ?? 'unknown'}</Figure>
    <Figure label="Why">{page.reason ?? 'not said'}</Figure>
    {viewer.may('challenges') ? (
      <Figure label="Running challenges">{page.running.toLocaleString('en')}</Figure>
    ) : null}
    <Figure label="Hash">
      <span className="pf-mono">{page.hash}</span>
    </Figure>
  </dl>
)

function Changed({ page, viewer }: Props) {
  const { before } = page
  if (!before) {
    return (
      <Panel title="Difference">
        <Empty>It is the first version of its program.</Empty>
      </Panel>
    )
  }
  return (
    <Panel
      aside={
        <a className="pf-underlined" href={viewer.recordUrl('programVersions', before.id, 'terms')}>
          v{before.number}
        </a>
      }
      title={`Difference to v${before.number}`}
    >
      {before.differences.length === 0 ? (
        <Empty>Nothing that a trader would notice.</Empty>
      ) : (
        <DifferenceTable
          differences={before.differences}
          names={[`v${before.number}`, `v${page.number}`]}
        />
      )}
    </Panel>
  )
}

const InWords = ({ words }: { readonly words: ReviewedWords }) => (
  <div className="pf-versions__words pf-sentences">
    {words.phases.map(({ key, name, rules }) => (
      <Panel key={key} title={name}>
        <Sentences
          sentences={rules.map(({ parts }) => parts ?? [{ text: 'Unknown rule.', kind: 'same' }])}
        />
      </Panel>
    ))}
    <Panel title="Payouts and the day">
      <Sentences sentences={[words.day, ...words.payout]} />
    </Panel>
    {words.scaling.length > 0 ? (
      <Panel title="Growth of funded accounts">
        <Sentences sentences={words.scaling} />
      </Panel>
    ) : null}
    {words.offers.length > 0 ? (
      <Panel title="Besides the challenge">
        <Sentences sentences={words.offers} />
      </Panel>
    ) : null}
  </div>
)

const Sentences = ({ sentences }: { readonly sentences: readonly (readonly WordPart[])[] }) => (
  <ol className="pf-words__list">
    {sentences.map((parts, index) => (
      <li className="pf-words__one" key={index}>
        <span className="pf-words__number">{index + 1}</span>
        <span>
          <Sentence parts={parts} />
        </span>
      </li>
    ))}
  </ol>
)
