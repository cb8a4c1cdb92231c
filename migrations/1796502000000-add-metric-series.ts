import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shared metrics are followed by from day to day, where that is too much to be read on request. */
export class AddMetricSeries1796502000000 implements MigrationInterface {
  readonly name = 'AddMetricSeries1796502000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "metric_series" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "asked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "signature" text NOT NULL, "material" jsonb, "next_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "metric_series_pkey" PRIMARY KEY ("project_id", "metric_id"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "metric_series"');
  }
}
