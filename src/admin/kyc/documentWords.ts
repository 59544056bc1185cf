const words: Readonly<Record<string, string>> = {
  identity: 'Identity document',
  identityBack: 'Identity document, back',
  address: 'Proof of address',
  selfie: 'Picture of the person',
  tax: 'Tax form',
  company: 'Company document',
}

export const documentWords = (kind: string): string => words[kind] ?? kind
