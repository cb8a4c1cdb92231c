import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What variations change in a page without code. */
export class AddChanges1796202000000 implements MigrationInterface {
  readonly name = 'AddChanges1796202000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE variation ADD COLUMN changes jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(
      `ALTER TABLE variation ADD CONSTRAINT variation_changes_are_listed CHECK (jsonb_typeof(changes) = 'array')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE variation DROP COLUMN changes`);
  }
}
