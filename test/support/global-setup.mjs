import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from '../../scripts/build.mjs';
import { root } from '../../scripts/root.mjs';

/** Nothing of a test outlives it, so durability is traded for speed; what statements mean stays the same. */
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * Compiles the product and starts one PostgreSQL with a migrated template database, whose URL is
 * TEST_DATABASE_URL. The server and its folder go with this process, even when it is killed.
 */
export default async function globalSetup() {
  await build();
  const { startEmbeddedPostgres } = await load('apps/standalone/src/embedded-postgres/index.js');
  const dataDir = await mkdtemp(join(tmpdir(), 'abtesting-test-'));
  const server = await startEmbeddedPostgres({ dataDir, database: 'template', settings, removeOnExit: true });
  globalThis.testPostgres = server;
  process.env.TEST_DATABASE_URL = server.url;
  if (existsSync(compiled('migrations/migrate.js'))) {
    const { migrate } = await load('migrations/migrate.js');
    await migrate(server.url);
  }
}

const compiled = (path) => join(root, 'dist', path);
const load = (path) => import(pathToFileURL(compiled(path)).href);
