const names: Readonly<Record<string, string>> = {
  identity: 'Identity document, front',
  identityBack: 'Identity document, back',
  address: 'Proof of address',
  selfie: 'Picture of yourself',
  tax: 'Tax document',
  company: 'Company register',
}

const hints: Readonly<Record<string, string>> = {
  identity: 'Passport, identity card or driving licence that is still valid.',
  identityBack: 'The other side of the same document.',
  address: 'A bill or bank statement of the last three months with your name and address.',
  selfie: 'You, holding the document beside your face.',
}

export const documentName = (kind: string): string => names[kind] ?? kind
export const documentHint = (kind: string): string => hints[kind] ?? ''
