import * as migration_20261122_100105_initial from './20261122_100105_initial.js';

export const migrations = [
  {
    up: migration_20261122_100105_initial.up,
    down: migration_20261122_100105_initial.down,
    name: '20261122_100105_initial'
  },
];
