/** Fixed: the shard of an account is the last byte of its id, modulo this. */
export const shardCount = 16

export const allShards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard)

/** Same as the `shard` column, which SQL computes. */
export const shardOf = (accountId: string): number =>
  Number.parseInt(accountId.slice(-2), 16) % shardCount
