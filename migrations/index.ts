import * as migration_20261122_103150_initial from './20261122_103150_initial.js';

export const migrations = [
  {
    up: migration_20261122_103150_initial.up,
    down: migration_20261122_103150_initial.down,
    name: '20261122_103150_initial'
  },
];
