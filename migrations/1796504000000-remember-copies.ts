import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which experiment of another project one was copied from. */
export class RememberCopies1796504000000 implements MigrationInterface {
  readonly name = 'RememberCopies1796504000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE experiment ADD COLUMN copied_from_id integer');
    await runner.query(
      'CREATE INDEX experiment_copied_from_id_index ON experiment (copied_from_id) WHERE copied_from_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE experiment DROP COLUMN copied_from_id');
  }
}
