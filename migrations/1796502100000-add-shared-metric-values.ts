import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shared metrics came to over the last days, for lists. */
export class AddSharedMetricValues1796502100000 implements MigrationInterface {
  readonly name = 'AddSharedMetricValues1796502100000';

  async up(runner: QueryRunner): Promise<void> {
    const time = 'TIMESTAMP(3) WITH TIME ZONE';
    await runner.query(
      `CREATE TABLE "shared_metric_value" ("shared_metric_id" integer NOT NULL, "asked_at" ${time} NOT NULL, "version" integer NOT NULL DEFAULT '0', "value" double precision, "users" bigint NOT NULL, "from" ${time}, "until" ${time}, "next_at" ${time}, CONSTRAINT "shared_metric_value_pkey" PRIMARY KEY ("shared_metric_id"))`,
    );
    await runner.query(
      `ALTER TABLE "shared_metric_value" ADD CONSTRAINT "shared_metric_value_shared_metric_id_fkey" FOREIGN KEY ("shared_metric_id") REFERENCES "shared_metric"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "shared_metric_value"');
  }
}
