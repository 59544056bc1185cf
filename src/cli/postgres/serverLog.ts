import { open, readFile, stat, truncate } from 'node:fs/promises'

const SIZE_MAX = 10_000_000

/** Opens the log for appending; one that has grown beyond 10 MB starts anew. */
export const openLog = async (
  file: string,
): Promise<{ fd: number; from: number; close: () => Promise<void> }> => {
  const handle = await open(file, 'a', 0o600)
  const { size } = await handle.stat()
  if (size > SIZE_MAX) await truncate(file)
  const from = (await stat(file)).size
  return { fd: handle.fd, from, close: () => handle.close() }
}

/** What was written to the log since the byte position `from`. */
export const logSince = async (file: string, from: number): Promise<string> => {
  const text = await readFile(file).catch(() => Buffer.alloc(0))
  return text.subarray(from).toString('utf8')
}
