import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values of metrics can be cut below too, as those of refunds. */
export class AddLowerCaps1796402000000 implements MigrationInterface {
  readonly name = 'AddLowerCaps1796402000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "metric" ADD "cap_lower" double precision`);
    await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "metric_cap_complete"`);
    await runner.query(
      `ALTER TABLE "metric" ADD CONSTRAINT "metric_cap_complete" CHECK (capping <> 'fixed' OR COALESCE(cap, cap_lower) IS NOT NULL AND COALESCE(cap, 1) > 0 AND COALESCE(cap_lower, 0) <= 0)`,
    );
  }

  /** The earlier release has no lower caps: those alone go. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE "metric" SET capping = 'none' WHERE capping = 'fixed' AND cap IS NULL`);
    await runner.query(`ALTER TABLE "metric" DROP CONSTRAINT "metric_cap_complete"`);
    await runner.query(`ALTER TABLE "metric" DROP COLUMN "cap_lower"`);
    await runner.query(
      `ALTER TABLE "metric" ADD CONSTRAINT "metric_cap_complete" CHECK (capping <> 'fixed' OR cap IS NOT NULL AND cap > 0)`,
    );
  }
}
