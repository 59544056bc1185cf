'use client'
import { toast, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { sendAction, type QueueResult } from './queueActions.js'
import type { useQueue } from './useQueue.js'
import type { useSelection } from './useSelection.js'

/** What a person does with rows, and what was refused on which of them. */
export function useQueueDeeds(
  { queue, poll, settle }: ReturnType<typeof useQueue>,
  { targets, clear, leave }: ReturnType<typeof useSelection>,
) {
  const { config } = useConfig()
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())

  /** Says what was refused, or null. */
  const act = async (action: 'assign' | 'snooze', body: Readonly<Record<string, unknown>>) => {
    const [first] = targets
    if (!first) return 'Nothing is selected.'
    const answer = await sendAction(config.routes.api, action, { kind: first.kind, ...body })
    setProblems(problemsOf(answer.results))
    await poll()
    if (answer.ok) clear()
    const refused = answer.results?.find(({ ok }) => !ok)
    return answer.ok ? null : (answer.message ?? refused?.message ?? 'Refused.')
  }
  const assignTo = (to: string | null) =>
    act('assign', { to, items: targets.map(({ id, owner }) => ({ id, owner: owner?.id ?? null })) })
  const snooze = (until: string | null, reason: string) =>
    act('snooze', { until, reason, items: targets.map(({ id }) => ({ id })) })
  const toMe = async () => {
    const problem = await assignTo(queue.me)
    if (problem) toast.error(problem)
  }
  const decided = async (results: readonly QueueResult[]) => {
    setProblems(problemsOf(results))
    leave(await settle(results.filter(({ ok }) => ok).map(({ id }) => id)))
  }
  return { problems, assignTo, snooze, toMe, decided, forget: () => setProblems(new Map()) }
}

const problemsOf = (results: readonly QueueResult[] = []): ReadonlyMap<string, string> =>
  new Map(results.flatMap(({ id, ok, message }) => (ok ? [] : [[id, message ?? 'Refused.']])))
