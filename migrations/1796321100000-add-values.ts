import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values of variations for programs, and experiments that are feature flags. */
export class AddValues1796321100000 implements MigrationInterface {
  readonly name = 'AddValues1796321100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE experiment ADD COLUMN value_type text NOT NULL DEFAULT 'string'`);
    await runner.query(
      `ALTER TABLE experiment
         ADD CONSTRAINT experiment_value_type_known CHECK (value_type IN ('boolean', 'string', 'number', 'json')),
         DROP CONSTRAINT experiment_type_known,
         ADD CONSTRAINT experiment_type_known
           CHECK (type IN ('AB Test', 'Personalization', 'Split URL', 'Redirect', 'Feature Flag'))`,
    );
    await runner.query(`ALTER TABLE variation ADD COLUMN value jsonb`);
  }

  /** Flags become tests, which serve the same. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE experiment SET type = 'AB Test' WHERE type = 'Feature Flag'`);
    await runner.query(
      `ALTER TABLE experiment
         DROP COLUMN value_type,
         DROP CONSTRAINT experiment_type_known,
         ADD CONSTRAINT experiment_type_known
           CHECK (type IN ('AB Test', 'Personalization', 'Split URL', 'Redirect'))`,
    );
    await runner.query(`ALTER TABLE variation DROP COLUMN value`);
  }
}
