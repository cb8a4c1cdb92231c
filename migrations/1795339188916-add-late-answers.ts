import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLateAnswers1795339188916 implements MigrationInterface {
  readonly name = 'AddLateAnswers1795339188916';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "assignment" ADD "timed_out_at" TIMESTAMP(3) WITH TIME ZONE`);
    await runner.query(
      `CREATE INDEX "assignment_timed_out_index" ON "assignment" ("experiment_id", "variation_id") WHERE timed_out_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "public"."assignment_timed_out_index"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "timed_out_at"`);
  }
}
