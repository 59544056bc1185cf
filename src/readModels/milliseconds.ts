/** A column of time as UTC milliseconds, which pass unchanged to the browser; exact to the millisecond. */
export const milliseconds = (column: string): string =>
  `(extract(epoch from ${column}) * 1000)::float8`
