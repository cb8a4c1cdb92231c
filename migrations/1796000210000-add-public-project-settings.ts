import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPublicProjectSettings1796000210000 implements MigrationInterface {
  readonly name = 'AddPublicProjectSettings1796000210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(makePublicId);
    await runner.query(`ALTER TABLE "project" ADD "public_id" text NOT NULL DEFAULT make_public_id()`);
    await runner.query(
      `ALTER TABLE "project" ADD CONSTRAINT "project_public_id_unique" UNIQUE ("public_id")`,
    );
    await runner.query(`ALTER TABLE "project" ADD "public_names" boolean NOT NULL DEFAULT true`);
    await runner.query(`ALTER TABLE "project" ADD "require_public_id" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "project" ADD "browsers_only" boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "project" DROP COLUMN "browsers_only"`);
    await runner.query(`ALTER TABLE "project" DROP COLUMN "require_public_id"`);
    await runner.query(`ALTER TABLE "project" DROP COLUMN "public_names"`);
    await runner.query(`ALTER TABLE "project" DROP CONSTRAINT "project_public_id_unique"`);
    await runner.query(`ALTER TABLE "project" DROP COLUMN "public_id"`);
    await runner.query(`DROP FUNCTION make_public_id()`);
  }
}

/**
 * `p_` and 22 of 62 characters, each as likely as any other: from the bytes of random UUIDs that are random throughout
 * (PostgreSQL takes them from a cryptographic source), leaving out those beyond the last multiple of 62.
 */
const makePublicId = `
  CREATE FUNCTION make_public_id() RETURNS text LANGUAGE plpgsql VOLATILE AS $function$
  DECLARE
    alphabet CONSTANT text := '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    made text := 'p_';
    bytes bytea;
    position integer;
  BEGIN
    LOOP
      bytes := uuid_send(gen_random_uuid());
      FOREACH position IN ARRAY ARRAY[0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15] LOOP
        IF get_byte(bytes, position) < 248 THEN
          made := made || substr(alphabet, get_byte(bytes, position) % 62 + 1, 1);
        END IF;
        IF length(made) = 24 THEN
          RETURN made;
        END IF;
      END LOOP;
    END LOOP;
  END
  $function$`;
