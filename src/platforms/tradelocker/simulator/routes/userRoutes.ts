import { z } from 'zod'
import { addUser, userByEmail, type Brand, type User } from '../brand.js'
import { answer, defineRoute, refuse, type Route } from '../route.js'

const email = z
  .email('must be an email')
  .max(254)
  .transform((text) => text.toLowerCase())

const isStrong = (text: string): boolean =>
  text.length >= 6 && [/\d/, /[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].every((part) => part.test(text))

const password = z
  .string()
  .max(200)
  .refine(isStrong, 'needs 6 characters, with upper and lower case, a number and a special one')

const noUser = refuse(404, 'User not found')

const withUser =
  (handle: (brand: Brand, user: User, input: { password?: string }) => ReturnType<Route['run']>) =>
  (brand: Brand, input: { userId: string; password?: string }) => {
    const user = brand.users.get(input.userId)
    return user ? handle(brand, user, input) : noUser
  }

const userView = (brand: Brand, user: User) => ({
  id: user.id,
  email: user.email,
  firstName: user.firstName,
  lastName: user.lastName,
  server: brand.server,
  createdAt: new Date(user.createdAt).toISOString(),
  createdDateTime: new Date(user.createdAt).toISOString(),
})

export const userRoutes: readonly Route[] = [
  defineRoute(
    {
      paths: ['/v1/users/create'],
      kind: 'create',
      input: z.object({
        email,
        password,
        firstName: z.string().max(100).default(''),
        lastName: z.string().max(100).default(''),
      }),
    },
    (brand, person) => {
      if (userByEmail(brand, person.email)) return refuse(400, 'User with email already exists')
      return answer({ userId: addUser(brand, person).id }, 201)
    },
  ),
  defineRoute(
    { paths: ['/v1/users/check-by-email'], input: z.object({ email }) },
    (brand, input) => {
      const user = userByEmail(brand, input.email)
      return user ? answer({ userId: user.id }) : noUser
    },
  ),
  defineRoute(
    {
      paths: ['/v1/users/set-password'],
      kind: 'write',
      input: z.object({ userId: z.string(), password }),
    },
    withUser((_, user, input) => {
      user.password = input.password ?? user.password
      return answer({})
    }),
  ),
  defineRoute(
    { paths: ['/v1/users/details'], input: z.object({ userId: z.string() }) },
    withUser((brand, user) => answer(userView(brand, user))),
  ),
]
