import { mkdirSync, readdirSync } from 'node:fs'
import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

type Kind = 'journal' | 'snapshot'

/** `journal-000012.ndjson` holds what came after `snapshot-000012.ndjson`, or began together with it. */
export const fileOf = (folder: string, kind: Kind, generation: number): string =>
  join(folder, `${kind}-${String(generation).padStart(6, '0')}.ndjson`)

/** Generations of the files of a kind, oldest first. Creates the folder when it is missing. */
export function generationsOf(folder: string, kind: Kind): number[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pattern = new RegExp(`^${kind}-(\\d+)\\.ndjson$`)
  return readdirSync(folder)
    .map((name) => Number(pattern.exec(name)?.[1] ?? Number.NaN))
    .filter((generation) => !Number.isNaN(generation))
    .sort((a, b) => a - b)
}

/** Removes the files that a snapshot of `generation` makes superfluous, half-written ones too. */
export async function removeOlder(folder: string, generation: number): Promise<void> {
  for (const kind of ['journal', 'snapshot'] as const) {
    for (const older of generationsOf(folder, kind)) {
      if (older < generation) await unlink(fileOf(folder, kind, older))
    }
  }
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part')) await unlink(join(folder, name))
  }
  await syncFolder(folder)
}

/** Makes names created, renamed or removed in the folder survive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
