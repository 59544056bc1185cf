import { stat } from 'node:fs/promises'
import path from 'node:path'

export type UserIds = { readonly uid: number; readonly gid: number }

/** True when the user may enter every folder on the way to `target` (mode bits only). */
export const reachable = async (target: string, user: UserIds): Promise<boolean> => {
  for (let at = path.dirname(path.resolve(target)); ; at = path.dirname(at)) {
    const info = await stat(at).catch(() => undefined)
    if (info !== undefined) {
      const bit = info.uid === user.uid ? 0o100 : info.gid === user.gid ? 0o010 : 0o001
      if ((info.mode & bit) === 0) return false
    }
    if (at === path.dirname(at)) return true
  }
}
