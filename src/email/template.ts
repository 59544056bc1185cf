/** A message as marketing wrote it: what `email-templates` stores. */
export type EmailTemplate = {
  /** Name of the event. */
  readonly event: string
  /** BCP 47, as `en` or `pt-BR`. */
  readonly language: string
  /** One line; `{{accountLogin}}` stands for a variable. */
  readonly subject: string
  /** Lexical editor state, as stored. */
  readonly body: unknown
}

/** What a message says about the firm. */
export type Firm = {
  readonly name: string
  readonly legalName: string
  readonly address: string
  readonly supportEmail: string
  /** The firm's own address, as `https://portal.example`; decides whether http is allowed at all. */
  readonly url: string
  /** https; null shows the name. */
  readonly logoUrl: string | null
  /** `#rrggbb`; null uses the default. */
  readonly brandColor: string | null
}

/** The person written to. */
export type Recipient = {
  readonly firstName: string | null
  /** IANA zone for times in the message; an unknown one falls back to UTC. */
  readonly timeZone: string
}

/** A message ready to be sent. */
export type Rendered = { readonly subject: string; readonly html: string; readonly text: string }
