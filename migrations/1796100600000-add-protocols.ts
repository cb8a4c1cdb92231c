import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How experiments are judged, by project and by experiment, and what was planned at the start. */
export class AddProtocols1796100600000 implements MigrationInterface {
  name = 'AddProtocols1796100600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "project" ADD "protocol" jsonb NOT NULL DEFAULT '{}'`);
    await queryRunner.query(`ALTER TABLE "experiment" ADD "protocol" jsonb NOT NULL DEFAULT '{}'`);
    await queryRunner.query(`ALTER TABLE "experiment" ADD "started_plan" jsonb`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "experiment" DROP COLUMN "started_plan"`);
    await queryRunner.query(`ALTER TABLE "experiment" DROP COLUMN "protocol"`);
    await queryRunner.query(`ALTER TABLE "project" DROP COLUMN "protocol"`);
  }
}
