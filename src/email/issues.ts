/** Where in a template something is: the subject, or the body. */
export type Place = 'subject' | 'body'

/** What keeps a template from being published or a message from being rendered. */
export type TemplateIssue =
  | { readonly code: 'unknownEvent'; readonly event: string }
  | { readonly code: 'unknownVariable'; readonly name: string; readonly place: Place }
  | { readonly code: 'missingFact'; readonly name: string; readonly label: string }
  | { readonly code: 'missingVariable'; readonly name: string; readonly message: string }
  | { readonly code: 'notALink'; readonly name: string }
  | { readonly code: 'linkInSubject'; readonly name: string }
  | { readonly code: 'badToken'; readonly text: string }
  | { readonly code: 'unsafeLink'; readonly url: string; readonly name: string | null }
  | { readonly code: 'badBody'; readonly message: string }
  | { readonly code: 'emptySubject' }
  | { readonly code: 'emptyBody' }
  | { readonly code: 'tooLarge'; readonly bytes: number; readonly max: number }

/** The issue in a sentence for the person who writes the template. */
export function issueText(issue: TemplateIssue): string {
  switch (issue.code) {
    case 'unknownEvent':
      return `The event "${issue.event}" does not exist.`
    case 'unknownVariable':
      return `This event has no variable "${issue.name}" (used in the ${issue.place}).`
    case 'missingFact':
      return `The message must carry "${issue.label}" in its text.`
    case 'missingVariable':
      return `The value of "${issue.name}" is missing or wrong: ${issue.message}.`
    case 'notALink':
      return `"${issue.name}" is not a link, so nothing can lead to it.`
    case 'linkInSubject':
      return `"${issue.name}" is a link; a subject can't hold links.`
    case 'badToken':
      return `Expected a variable such as {{accountLogin}}, was "${issue.text}".`
    case 'unsafeLink':
      return `Expected an https link, was "${issue.url}"${issue.name ? ` in "${issue.name}"` : ''}.`
    case 'badBody':
      return `The text can't be read: ${issue.message}.`
    case 'emptySubject':
      return 'The subject is empty.'
    case 'emptyBody':
      return 'The text is empty.'
    case 'tooLarge':
      return `The message has ${issue.bytes} bytes, at most ${issue.max} are allowed.`
  }
}
