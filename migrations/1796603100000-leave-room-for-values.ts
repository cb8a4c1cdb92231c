import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Values of end users change with every event of theirs. With room left on each page their rows stay where they are, so that no
 * index is written. Pages that are there already are filled as they were, until their rows move by themselves.
 */
export class LeaveRoomForValues1796603100000 implements MigrationInterface {
  readonly name = 'LeaveRoomForValues1796603100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "metric_value" SET (fillfactor = 80)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "metric_value" RESET (fillfactor)');
  }
}
