/**
 * Writes a migration for what differs between the entities and the migrated schema:
 * `npm run migration:generate -- add-something` (after a build), with DB_URL naming a scratch database.
 */
import { writeFile } from 'node:fs/promises';
import { migrate } from '../dist/migrations/migrate.js';
import { migrationDataSource } from '../dist/migrations/data-source.js';

const name = process.argv[2];
const url = process.env.DB_URL;
if (!name || !url) throw new Error('Usage: DB_URL=postgres://… npm run migration:generate -- verb-noun');

await migrate(url);
const dataSource = await migrationDataSource(url).initialize();
const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
await dataSource.destroy();

const timestamp = Date.now();
const className = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase()) + timestamp;
const lines = (queries) => queries.map(({ query }) => `    await runner.query(\`${query}\`);`).join('\n');
await writeFile(
  new URL(`../migrations/${timestamp}-${name}.ts`, import.meta.url),
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  readonly name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${lines(upQueries)}
  }

  async down(runner: QueryRunner): Promise<void> {
${lines(downQueries.reverse())}
  }
}
`,
);
console.log(`migrations/${timestamp}-${name}.ts written; list it in migrations/index.ts.`);
