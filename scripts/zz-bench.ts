import { benchMt5Polls } from '../test/bench/mt5Poll.bench.js'
console.log(JSON.stringify(await benchMt5Polls())); process.exit(0)
