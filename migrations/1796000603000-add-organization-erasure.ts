import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddOrganizationErasure1796000603000 implements MigrationInterface {
  readonly name = 'AddOrganizationErasure1796000603000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "organization" ADD "erase_after" TIMESTAMP(3) WITH TIME ZONE`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "organization" DROP COLUMN "erase_after"`);
  }
}
