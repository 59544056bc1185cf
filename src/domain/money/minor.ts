import { DomainFault } from '../fault.js'

declare const unit: unique symbol

/**
 * An amount of money in the minor unit of its currency (cents for USD), as a safe integer.
 * Only this folder computes with it, so that no float ever holds an amount.
 */
export type Minor = number & { readonly [unit]: 'minor' }

export const zero = 0 as Minor

/** @throws DomainFault when `value` is not a safe integer */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) {
    throw new DomainFault(`expected a whole number of minor units, was ${value}`)
  }
  return (value === 0 ? 0 : value) as Minor
}

export const add = (a: Minor, b: Minor): Minor => minor(a + b)
export const subtract = (a: Minor, b: Minor): Minor => minor(a - b)
export const negate = (a: Minor): Minor => minor(-a)
export const larger = (a: Minor, b: Minor): Minor => (a > b ? a : b)
export const smaller = (a: Minor, b: Minor): Minor => (a < b ? a : b)
export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce(add, zero)
