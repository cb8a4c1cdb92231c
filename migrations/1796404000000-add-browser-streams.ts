import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddBrowserStreams1796404000000 implements MigrationInterface {
  readonly name = 'AddBrowserStreams1796404000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "project" ADD "browser_streams" boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "project" DROP COLUMN "browser_streams"`);
  }
}
