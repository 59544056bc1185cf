import * as migration_20261122_142205_initial from './20261122_142205_initial.js';
import * as migration_20261122_171041_rulings from './20261122_171041_rulings.js';
import * as migration_20261122_175117_offers from './20261122_175117_offers.js';

export const migrations = [
  {
    up: migration_20261122_142205_initial.up,
    down: migration_20261122_142205_initial.down,
    name: '20261122_142205_initial',
  },
  {
    up: migration_20261122_171041_rulings.up,
    down: migration_20261122_171041_rulings.down,
    name: '20261122_171041_rulings',
  },
  {
    up: migration_20261122_175117_offers.up,
    down: migration_20261122_175117_offers.down,
    name: '20261122_175117_offers'
  },
];
