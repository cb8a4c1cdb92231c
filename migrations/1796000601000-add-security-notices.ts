import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSecurityNotices1796000601000 implements MigrationInterface {
  readonly name = 'AddSecurityNotices1796000601000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "outgoing_mail" ADD "details" jsonb`);
    await runner.query(allow(`'verification', 'reset', 'invitation', 'stop', 'notice'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "outgoing_mail" WHERE kind = 'notice'`);
    await runner.query(allow(`'verification', 'reset', 'invitation', 'stop'`));
    await runner.query(`ALTER TABLE "outgoing_mail" DROP COLUMN "details"`);
  }
}

const allow = (kinds: string): string => `
  ALTER TABLE "outgoing_mail" DROP CONSTRAINT "outgoing_mail_kind_known",
  ADD CONSTRAINT "outgoing_mail_kind_known" CHECK (kind IN (${kinds}))`;
