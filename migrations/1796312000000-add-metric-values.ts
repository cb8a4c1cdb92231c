import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Values of shared metrics: what each end user comes to, the sums over them, and how far they are. By project, without
 * references, like everything that grows with visitors.
 */
export class AddMetricValues1796312000000 implements MigrationInterface {
  readonly name = 'AddMetricValues1796312000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['progress', 'quantile', 'value_total', 'value', 'due', 'keeping'])
      await runner.query(`DROP TABLE "metric_${table}"`);
  }
}

const time = 'TIMESTAMP(3) WITH TIME ZONE';
const key = 'text COLLATE "C"';

const statements = [
  `CREATE TABLE "metric_keeping" ("project_id" integer NOT NULL, "watermark" ${time} NOT NULL, "settled_at" ${time} NOT NULL, CONSTRAINT "metric_keeping_pkey" PRIMARY KEY ("project_id"))`,
  `CREATE TABLE "metric_due" ("project_id" integer NOT NULL, "end_user_id" ${key} NOT NULL, CONSTRAINT "metric_due_pkey" PRIMARY KEY ("project_id", "end_user_id"))`,
  `CREATE TABLE "metric_value" ("project_id" integer NOT NULL, "experiment_id" integer NOT NULL, "end_user_id" ${key} NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "assigned_at" ${time} NOT NULL, "due_at" ${time}, "kept" boolean NOT NULL DEFAULT false, "amounts" jsonb NOT NULL, CONSTRAINT "metric_value_pkey" PRIMARY KEY ("project_id", "experiment_id", "end_user_id"))`,
  `CREATE INDEX "metric_value_due_at_index" ON "metric_value"  ("project_id", "due_at") WHERE due_at IS NOT NULL`,
  `CREATE TABLE "metric_value_total" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "users" bigint NOT NULL, "ignored" bigint NOT NULL, "steps" bigint array NOT NULL, "sums" numeric array NOT NULL, CONSTRAINT "metric_value_total_pkey" PRIMARY KEY ("project_id", "metric_id", "variation_id", "allocation_version"))`,
  `CREATE TABLE "metric_quantile" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "summary" jsonb NOT NULL, CONSTRAINT "metric_quantile_pkey" PRIMARY KEY ("project_id", "metric_id", "variation_id", "allocation_version"))`,
  `CREATE TABLE "metric_progress" ("project_id" integer NOT NULL, "metric_id" integer NOT NULL, "experiment_id" integer NOT NULL, "signature" text NOT NULL, "filled_to" ${key}, "filled" bigint NOT NULL, "expected" bigint NOT NULL, "ended_at" ${time}, "lacks_events" boolean NOT NULL DEFAULT false, "stale" boolean NOT NULL DEFAULT false, "quantiles_at" ${time}, CONSTRAINT "metric_progress_pkey" PRIMARY KEY ("project_id", "metric_id"))`,
];
