import { describe, expect, it } from '@jest/globals'
import { body, button, linkTo, paragraph, v } from '../../../src/email/builder.js'
import { withoutSecretLinks } from '../../../src/email/withoutSecretLinks.js'
import { renderedTrial, trialEvent } from './fixtures.js'

const nodes = [
  button('Enter', 'tokenLink'),
  paragraph(
    v('tokenLink'),
    ' or ',
    linkTo('tokenLink', 'here'),
    ' or ',
    linkTo('caseLink', 'case'),
  ),
]

describe('the copy of a message that is kept', () => {
  it.each([
    'https://portal.fairlead.example/enter?a=1&token=s3cret',
    'https://PORTAL.fairlead.example/enter?token=s3cret',
    "https://portal.fairlead.example?token=s3cret&x='y'",
  ])('holds no link that lets its holder in: %s', (tokenLink) => {
    const variables = { ...Object(trialEvent.sample), tokenLink }
    const sent = renderedTrial({ body: body(...nodes), variables: { tokenLink } })
    expect(sent.html.match(/s3cret/g)?.length).toBeGreaterThanOrEqual(3)
    const kept = withoutSecretLinks(sent, trialEvent, variables)
    expect(JSON.stringify(kept)).not.toContain('s3cret')
    expect(kept.html).toContain('https://portal.fairlead.example/case/1')
    expect(kept.text).toContain('link-removed-after-sending')
  })
})
