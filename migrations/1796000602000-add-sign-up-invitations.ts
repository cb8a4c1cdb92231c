import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-up stays open where there are organizations already, until the operator sets SIGN_UP; the demo is none. */
export class AddSignUpInvitations1796000602000 implements MigrationInterface {
  readonly name = 'AddSignUpInvitations1796000602000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "sign_up_invitation" ("email" text NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "sign_up_invitation_pkey" PRIMARY KEY ("email"))`,
    );
    await runner.query(
      `INSERT INTO "recorded_setting" ("name", "value") SELECT 'SIGN_UP', 'open'
       WHERE EXISTS (SELECT 1 FROM "organization" WHERE verified_at IS NOT NULL AND domain <> 'demo.example')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM "recorded_setting" WHERE name = 'SIGN_UP'`);
    await runner.query(`DROP TABLE "sign_up_invitation"`);
  }
}
