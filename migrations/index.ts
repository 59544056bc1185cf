import * as migration_20261122_142205_initial from './20261122_142205_initial.js';
import * as migration_20261122_181538_rulings from './20261122_181538_rulings.js';
import * as migration_20261130_063806_books from './20261130_063806_books.js';

export const migrations = [
  {
    up: migration_20261122_142205_initial.up,
    down: migration_20261122_142205_initial.down,
    name: '20261122_142205_initial',
  },
  {
    up: migration_20261122_181538_rulings.up,
    down: migration_20261122_181538_rulings.down,
    name: '20261122_181538_rulings',
  },
  {
    up: migration_20261130_063806_books.up,
    down: migration_20261130_063806_books.down,
    name: '20261130_063806_books'
  },
];
