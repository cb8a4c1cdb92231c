import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps when a crossing was stored, since values of shared metrics are worked out of what was stored since a time. */
export class NoteCrossings1796401000000 implements MigrationInterface {
  readonly name = 'NoteCrossings1796401000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE "crossed_assignment" ADD "stored_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now()',
    );
    await runner.query(
      'CREATE INDEX "crossed_assignment_stored_at_index" ON "crossed_assignment"  ("project_id", "stored_at") ',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "crossed_assignment_stored_at_index"');
    await runner.query('ALTER TABLE "crossed_assignment" DROP COLUMN "stored_at"');
  }
}
