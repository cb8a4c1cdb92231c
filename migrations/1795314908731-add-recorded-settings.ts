import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddRecordedSettings1795314908731 implements MigrationInterface {
  readonly name = 'AddRecordedSettings1795314908731';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "recorded_setting" ("name" text NOT NULL, "value" text NOT NULL, CONSTRAINT "recorded_setting_pkey" PRIMARY KEY ("name"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "recorded_setting"`);
  }
}
