import type { Visitor } from './browser.js'
import type { Login, RunningFirm } from './firmProcess.js'

export const roles = [
  'admin',
  'manager',
  'risk',
  'compliance',
  'finance',
  'support',
  'marketing',
  'auditor',
] as const

export type Role = (typeof roles)[number]
export type Operators = Readonly<Record<Role, Visitor>>

export function loginOf({ logins }: Pick<RunningFirm, 'logins'>, role: string): Login {
  const login = logins.find((each) => each.role === role)
  if (!login) throw new Error(`npm start printed no login for ${role}`)
  return login
}

/** Types an e-mail and a password into the admin's sign-in page. */
export async function signIn({ page }: Visitor, { email, password }: Login): Promise<void> {
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.locator('button[type=submit]').click()
}

/** One browser for each role, all signed in. */
export async function signInOperators(
  firm: RunningFirm,
  visit: (name: string) => Promise<Visitor>,
): Promise<Operators> {
  const entries: (readonly [Role, Visitor])[] = []
  for (const role of roles) {
    const visitor = await visit(role)
    await signIn(visitor, loginOf(firm, role))
    await visitor.page.waitForURL((url) => url.pathname === '/admin')
    entries.push([role, visitor])
  }
  return Object.fromEntries(entries) as Record<Role, Visitor>
}
