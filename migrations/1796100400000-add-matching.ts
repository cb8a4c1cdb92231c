import type { MigrationInterface, QueryRunner } from 'typeorm';

const firstOperators = `'CONTAIN', 'NOT CONTAIN', 'IS', 'IS_NOT'`;

/**
 * How URL conditions are matched. Experiments that were started keep the matching that they were started with, so that
 * nobody comes or goes with the upgrade. The column is filled by its change of type, which writes no audit entries.
 */
export class AddMatching1796100400000 implements MigrationInterface {
  readonly name = 'AddMatching1796100400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE experiment ADD COLUMN matching smallint NOT NULL DEFAULT 1`);
    await runner.query(`ALTER TABLE experiment ALTER COLUMN matching DROP DEFAULT`);
    await runner.query(
      `ALTER TABLE experiment ALTER COLUMN matching TYPE smallint
       USING (CASE WHEN started_at IS NULL THEN 2 ELSE 1 END)::smallint`,
    );
    await runner.query(`ALTER TABLE experiment ALTER COLUMN matching SET DEFAULT 2`);
    await runner.query(
      `ALTER TABLE experiment ADD CONSTRAINT experiment_matching_known CHECK (matching IN (1, 2))`,
    );
    await runner.query(`ALTER TABLE condition ADD COLUMN ignore_query jsonb`);
    await runner.query(
      `ALTER TABLE condition ADD CONSTRAINT condition_ignore_query_known CHECK (
         ignore_query IS NULL OR jsonb_typeof(ignore_query) = 'array' OR ignore_query IN ('"all"', '"none"'))`,
    );
    await runner.query(`ALTER TABLE condition DROP CONSTRAINT condition_operator_known`);
    await runner.query(
      `ALTER TABLE condition ADD CONSTRAINT condition_operator_known CHECK (
         operator IN (${firstOperators}, 'PATH IS', 'PATH CONTAINS', 'QUERY HAS', 'REGEX'))`,
    );
  }

  /** Newer conditions become CONTAIN, which lets in less rather than everybody. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE condition SET operator = 'CONTAIN' WHERE operator NOT IN (${firstOperators})`);
    await runner.query(`ALTER TABLE condition DROP CONSTRAINT condition_operator_known`);
    await runner.query(
      `ALTER TABLE condition ADD CONSTRAINT condition_operator_known CHECK (operator IN (${firstOperators}))`,
    );
    await runner.query(`ALTER TABLE condition DROP COLUMN ignore_query`);
    await runner.query(`ALTER TABLE experiment DROP COLUMN matching`);
  }
}
