/**
 * Adds the optional packages of other platforms that npm left out of package-lock.json because the
 * registry at hand did not serve them: `npm ci` refuses a lockfile without them. They are never
 * fetched on a platform they are not for. Run it after every change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = [
  'darwin',
  'win32',
  'android',
  'freebsd',
  'linux',
  'openharmony',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
]
const processors = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'mips64el',
  'arm',
]

const platformOf = (name) => {
  const words = name.split('/').at(-1).split(/[-.]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) =>
    words.some((word) => word === processor || (processor === 'arm' && /^arm(v\d)?$/.test(word))),
  )
  const libc =
    words.includes('musl') || words.includes('musleabihf')
      ? ['musl']
      : words.includes('gnu')
        ? ['glibc']
        : []
  return {
    ...(os.length ? { os } : {}),
    ...(cpu.length ? { cpu } : {}),
    ...(libc.length ? { libc } : {}),
  }
}

const isThere = (from, name) => {
  for (
    let place = from;
    ;
    place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))
  ) {
    if (lock.packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true
    if (place === '') return false
    if (!place.includes('/node_modules/')) place = '/node_modules/'
  }
}

let added = 0
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(place, name) || !/^\d/.test(version)) continue
    const platform = platformOf(name)
    if (!platform.os && !platform.cpu && !/wasm/.test(name)) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platform,
      ...(/wasm/.test(name) ? { cpu: ['wasm32'] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`added ${added} optional packages of other platforms`)
