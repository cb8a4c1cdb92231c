import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddUncountedEvents1796000200000 implements MigrationInterface {
  readonly name = 'AddUncountedEvents1796000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "metric" ADD "max_public_value" double precision`);
    await runner.query(`ALTER TABLE "metric" ADD "secret_only" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `ALTER TABLE "metric" ADD CONSTRAINT "metric_max_public_value_positive" CHECK (max_public_value > 0)`,
    );
    await runner.query(
      `CREATE INDEX "metric_secret_only_index" ON "metric" ("experiment_id") WHERE secret_only`,
    );
    await runner.query(`ALTER TABLE "event" ADD "not_counted_in" integer array`);
    await runner.query(
      `CREATE INDEX "event_not_counted_index" ON "event" ("project_id") WHERE not_counted_in IS NOT NULL`,
    );
    await runner.query(
      `CREATE TABLE "uncounted_total" ("experiment_id" integer NOT NULL, "metric_id" integer NOT NULL, "type" text NOT NULL, "shard" integer NOT NULL, "event_count" bigint NOT NULL, CONSTRAINT "uncounted_total_pkey" PRIMARY KEY ("experiment_id", "metric_id", "type", "shard"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "uncounted_total"`);
    await runner.query(`DROP INDEX "public"."event_not_counted_index"`);
    await runner.query(`ALTER TABLE "event" DROP COLUMN "not_counted_in"`);
    await runner.query(`DROP INDEX "public"."metric_secret_only_index"`);
    await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "metric_max_public_value_positive"`);
    await runner.query(`ALTER TABLE "metric" DROP COLUMN "secret_only"`);
    await runner.query(`ALTER TABLE "metric" DROP COLUMN "max_public_value"`);
  }
}
