import { setFlagsFromString } from 'node:v8'

/**
 * Has the collector run when the heap has grown by a fifth since it last did. Left alone it waits until
 * a large heap has doubled or more: the process that follows hundreds of thousands of accounts, all
 * of which it keeps, would take three times the memory it needs. For the whole process, so only where it is ours.
 */
export const keepHeapTight = (): void => setFlagsFromString('--heap-growing-percent=20')
