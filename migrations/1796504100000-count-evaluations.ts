import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often flags are asked for, by day. Those that were started before are counted from the day of the upgrade. */
export class CountEvaluations1796504100000 implements MigrationInterface {
  readonly name = 'CountEvaluations1796504100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "flag_evaluation" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "day" date NOT NULL, "count" bigint NOT NULL, CONSTRAINT "flag_evaluation_pkey" PRIMARY KEY ("project_id", "experiment_id", "day"))`,
    );
    await runner.query(
      `ALTER TABLE "flag_evaluation" ADD CONSTRAINT "flag_evaluation_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `INSERT INTO flag_evaluation (project_id, experiment_id, day, count)
       SELECT project_id, id, (now() AT TIME ZONE 'UTC')::date, 0 FROM experiment WHERE started_at IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "flag_evaluation"');
  }
}
