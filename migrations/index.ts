import * as migration_20261122_142205_initial from './20261122_142205_initial.js';
import * as migration_20261122_165542_appeals from './20261122_165542_appeals.js';

export const migrations = [
  {
    up: migration_20261122_142205_initial.up,
    down: migration_20261122_142205_initial.down,
    name: '20261122_142205_initial',
  },
  {
    up: migration_20261122_165542_appeals.up,
    down: migration_20261122_165542_appeals.down,
    name: '20261122_165542_appeals'
  },
];
