import type { Endpoint } from 'payload'
import type { Firm } from '../firm.js'

/** Every endpoint of the plugin, below the API route of the host. */
export const endpoints = (_firm: Firm): Endpoint[] => []
