/** One build serves the config with one line of the plugin and the one that uses all of it. */
export default process.env.HOST_CONFIG === 'extended'
  ? import('./extended.config').then((module) => module.default)
  : import('./payload.config').then((module) => module.default)
