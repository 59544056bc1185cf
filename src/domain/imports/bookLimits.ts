/** What one request may carry; larger books are for the command line. */
export const bookMaxBytes = 4 * 1024 * 1024

/** Rows of one request: it waits for the platform's history of each. */
export const requestMaxRows = 2_000
