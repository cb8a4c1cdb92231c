import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAllTypesTotals1795330913456 implements MigrationInterface {
  readonly name = 'AddAllTypesTotals1795330913456';

  /** What each end user did over all types, and where the latest assignments are. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX "assignment_assigned_at_index" ON "assignment" USING brin ("assigned_at") `,
    );
    await runner.query(
      `INSERT INTO user_total
       SELECT experiment_id, end_user_id, 0, '', min(variation_id), sum(event_count), sum(value_sum)
       FROM user_total WHERE metric_id = 0 GROUP BY experiment_id, end_user_id`,
    );
    await runner.query(
      `INSERT INTO variation_total
       SELECT experiment_id, variation_id, 0, '', 0, sum(event_count), count(*),
         sum(event_count::float8 * event_count), sum(value_sum), sum(value_sum * value_sum)
       FROM user_total WHERE metric_id = 0 AND type = '' GROUP BY experiment_id, variation_id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM variation_total WHERE metric_id = 0 AND type = ''`);
    await runner.query(`DELETE FROM user_total WHERE metric_id = 0 AND type = ''`);
    await runner.query(`DROP INDEX "public"."assignment_assigned_at_index"`);
  }
}
