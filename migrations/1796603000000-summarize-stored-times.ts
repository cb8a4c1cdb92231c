import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeFunction, reversed, type Change } from './change-function.js';

/** Also of months to come. An option of an index on all partitions together cannot be changed, so that each has its own. */
const ofNewPartitions: readonly Change[] = [
  [
    `EXECUTE format('ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, since, until);`,
    `EXECUTE format('ALTER TABLE event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, since, until);
        EXECUTE (SELECT format('ALTER INDEX %s SET (autosummarize = on)', inhrelid::regclass) FROM pg_inherits
          JOIN pg_index ON indexrelid = inhrelid
          WHERE inhparent = to_regclass('event_stored_at_index') AND indrelid = to_regclass(name));`,
  ],
];

/**
 * The indexes on the time of storage take in what is new as it comes, not only when the table is vacuumed: who looks for what
 * was stored lately reads little else.
 */
export class SummarizeStoredTimes1796603000000 implements MigrationInterface {
  readonly name = 'SummarizeStoredTimes1796603000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const name of await listIndexes(runner))
      await runner.query(`ALTER INDEX ${name} SET (autosummarize = on)`);
    await changeFunction(runner, 'add_event_partition', ofNewPartitions);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changeFunction(runner, 'add_event_partition', reversed(ofNewPartitions));
    for (const name of await listIndexes(runner))
      await runner.query(`ALTER INDEX ${name} RESET (autosummarize)`);
  }
}

/** Quoted where that is needed. */
async function listIndexes(runner: QueryRunner): Promise<string[]> {
  const rows = (await runner.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event_stored_at_index'::regclass
     UNION ALL SELECT 'assignment_stored_at_index' ORDER BY 1`,
  )) as { name: string }[];
  return rows.map(({ name }) => name);
}
