/** Invented people; addresses end in `.example`, which nobody can own. */
const people = [
  ['Adaeze Okafor', 'NG', 'Africa/Lagos'],
  ['Marta Kowalczyk', 'PL', 'Europe/Warsaw'],
  ['Jonas Lindqvist', 'SE', 'Europe/Stockholm'],
  ['Lucía Fuentes', 'ES', 'Europe/Madrid'],
  ['Kenji Morita', 'JP', 'Asia/Tokyo'],
  ['Amina Saleh', 'AE', 'Asia/Dubai'],
  ['Petr Dvořák', 'CZ', 'Europe/Prague'],
  ['Claire Martin', 'FR', 'Europe/Paris'],
  ['Tomás Ribeiro', 'BR', 'America/Sao_Paulo'],
  ['Ingrid Nilsson', 'NO', 'Europe/Oslo'],
  ['Daniel Mbeki', 'ZA', 'Africa/Johannesburg'],
  ['Priya Raman', 'IN', 'Asia/Kolkata'],
  ['Owen Hughes', 'GB', 'Europe/London'],
  ['Sofia Rossi', 'IT', 'Europe/Rome'],
  ['Minh Tran', 'VN', 'Asia/Ho_Chi_Minh'],
  ['Hannah Keller', 'DE', 'Europe/Berlin'],
  ['Mateo Vargas', 'MX', 'America/Mexico_City'],
  ['Grace Mwangi', 'KE', 'Africa/Nairobi'],
  ['Elif Demir', 'TR', 'Europe/Istanbul'],
  ['Noah Tremblay', 'CA', 'America/Toronto'],
  ['Yuki Tanaka', 'JP', 'Asia/Tokyo'],
  ['Bram de Vries', 'NL', 'Europe/Amsterdam'],
  ['Zofia Zielińska', 'PL', 'Europe/Warsaw'],
  ['Liam Murphy', 'IE', 'Europe/Dublin'],
] as const

export const demoPeople = people.map(([name, country, timeZone]) => ({
  name,
  country,
  timeZone,
  email: `${name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.')}@postbox.example`,
}))

/** One operator per role; the password is the same for all and works on this machine only. */
export const demoOperators = [
  ['admin', 'Dana Osei'],
  ['manager', 'Ruth Adler'],
  ['risk', 'Ines Halvorsen'],
  ['compliance', 'Yusuf Kaya'],
  ['finance', 'Marco Bianchi'],
  ['support', 'Clara Weiss'],
  ['marketing', 'Theo Laurent'],
  ['auditor', 'Agnes Brandt'],
] as const
