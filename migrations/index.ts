import * as migration_20261122_142205_initial from './20261122_142205_initial.js';
import * as migration_20261122_181830_program_versions from './20261122_181830_program_versions.js';

export const migrations = [
  {
    up: migration_20261122_142205_initial.up,
    down: migration_20261122_142205_initial.down,
    name: '20261122_142205_initial',
  },
  {
    up: migration_20261122_181830_program_versions.up,
    down: migration_20261122_181830_program_versions.down,
    name: '20261122_181830_program_versions'
  },
];
