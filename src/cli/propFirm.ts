#!/usr/bin/env node
import { commands } from './commandList.js'
import { firm } from './firm/wiring.js'
import { runCommandLine } from './runCommandLine.js'

await runCommandLine({ firm, commands })
