import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../errorCode.js'
import { DataFolderNotWritable } from './errors.js'

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'disk quota used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
  ENOENT: 'a part of the path cannot be created',
}

/** Creates the folder if needed and proves that it can be written. Throws `DataFolderNotWritable`. */
export const ensureDataFolder = async (folder: string): Promise<void> => {
  const probe = path.join(folder, `.write-${process.pid}`)
  try {
    // Others may pass through (a server under another user must), but not list.
    await mkdir(folder, { recursive: true, mode: 0o711 })
    await writeFile(probe, 'x')
    await rm(probe)
  } catch (error) {
    const code = errorCode(error)
    throw new DataFolderNotWritable(folder, reasons[code] ?? code)
  }
}
