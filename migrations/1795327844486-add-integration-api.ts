import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddIntegrationApi1795327844486 implements MigrationInterface {
  readonly name = 'AddIntegrationApi1795327844486';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "experiment" ADD "activates_itself" boolean NOT NULL DEFAULT false`);
    await runner.query(
      `ALTER TABLE "audit_entry" ADD "api_key_id" integer DEFAULT (audit_setting('api_key_id'::text))::integer`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "audit_entry" DROP COLUMN "api_key_id"`);
    await runner.query(`ALTER TABLE "experiment" DROP COLUMN "activates_itself"`);
  }
}
