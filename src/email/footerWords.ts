import type { EventDefinition } from '../domain/events/defineEvent.js'

type Words = { readonly service: string; readonly staff: string; readonly unsubscribe: string }

const english: Words = {
  service: 'This message is about your account with us and cannot be switched off.',
  staff: 'You receive this because you work in this back office.',
  unsubscribe: 'Stop messages of this kind',
}

const words: Readonly<Record<string, Words>> = {
  en: english,
  de: {
    service: 'Diese Nachricht betrifft Ihr Konto bei uns und kann nicht abbestellt werden.',
    staff: 'Sie erhalten diese Nachricht, weil Sie in diesem Backoffice arbeiten.',
    unsubscribe: 'Solche Nachrichten abbestellen',
  },
  es: {
    service: 'Este mensaje trata de su cuenta con nosotros y no se puede desactivar.',
    staff: 'Recibe este mensaje porque trabaja en este back office.',
    unsubscribe: 'Dejar de recibir estos mensajes',
  },
  fr: {
    service: 'Ce message concerne votre compte chez nous et ne peut pas être désactivé.',
    staff: 'Vous recevez ce message car vous travaillez dans ce back-office.',
    unsubscribe: 'Ne plus recevoir ces messages',
  },
  pl: {
    service: 'Ta wiadomość dotyczy Twojego konta i nie można jej wyłączyć.',
    staff: 'Otrzymujesz tę wiadomość, ponieważ pracujesz w tym systemie.',
    unsubscribe: 'Nie chcę takich wiadomości',
  },
  cs: {
    service: 'Tato zpráva se týká vašeho účtu u nás a nelze ji vypnout.',
    staff: 'Tuto zprávu dostáváte, protože pracujete v tomto systému.',
    unsubscribe: 'Odhlásit zprávy tohoto druhu',
  },
}

/** The fixed words under a message, in the template's language where we have them, else English. */
export const footerWords = (language: string): Words =>
  words[language.split('-')[0] ?? ''] ?? english

/** Why the recipient gets the message; nothing for marketing, whose footer offers to stop it. */
export function footerReason(
  event: Pick<EventDefinition, 'audience' | 'category'>,
  language: string,
): string | null {
  if (event.category === 'marketing') return null
  const { service, staff } = footerWords(language)
  return event.audience === 'staff' ? staff : service
}
