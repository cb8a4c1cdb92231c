import type { MigrationInterface, QueryRunner } from 'typeorm';

/** End users with very many events are worked out over several steps, and how far that is stands with who is due. */
export class ResumeDueValues1796501000000 implements MigrationInterface {
  readonly name = 'ResumeDueValues1796501000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "metric_due" ADD "so_far" jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "metric_due" DROP COLUMN "so_far"');
  }
}
