/** Printed by a child of ours when it has taken up its work. */
export const READY_LINE = 'prop-firm: ready'

/** Printed by a one-off command when its work is done, followed by its result as JSON. */
export const DONE_PREFIX = 'prop-firm: done '

/** The result in a line of output; undefined when the line is another one. */
export const resultIn = (line: string): unknown =>
  line.startsWith(DONE_PREFIX) ? JSON.parse(line.slice(DONE_PREFIX.length)) : undefined
