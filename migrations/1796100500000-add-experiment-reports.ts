import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExperimentReports1796100500000 implements MigrationInterface {
  readonly name = 'AddExperimentReports1796100500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "experiment_report" ("experiment_id" integer NOT NULL, "kind" text NOT NULL, "count" integer NOT NULL, "last_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "experiment_report_kind_known" CHECK (kind IN ('late', 'not_applied', 'looped')), CONSTRAINT "experiment_report_pkey" PRIMARY KEY ("experiment_id", "kind"))`,
    );
    await runner.query(
      `ALTER TABLE "experiment_report" ADD CONSTRAINT "experiment_report_experiment_id_fkey" FOREIGN KEY ("experiment_id") REFERENCES "experiment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "experiment_report"`);
  }
}
