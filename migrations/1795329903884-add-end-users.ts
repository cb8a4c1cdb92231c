import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddEndUsers1795329903884 implements MigrationInterface {
  readonly name = 'AddEndUsers1795329903884';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "end_user" ("project_id" integer NOT NULL, "id" text COLLATE "C" NOT NULL, "first_name" text NOT NULL, "last_name" text NOT NULL, "email" text NOT NULL, "is_premium" boolean NOT NULL DEFAULT false, "country_code" text, "attributes" jsonb NOT NULL DEFAULT '{}', "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(), "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "end_user_id_length" CHECK (octet_length(id) BETWEEN 1 AND 128), CONSTRAINT "end_user_pkey" PRIMARY KEY ("project_id", "id"))`,
    );
    await runner.query(
      `ALTER TABLE "project" ADD "stored_attributes_in_public" boolean NOT NULL DEFAULT false`,
    );
    await runner.query(
      `ALTER TABLE "end_user" ADD CONSTRAINT "end_user_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(recordEndUserChange);
    await runner.query(
      `CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "end_user" FOR EACH ROW EXECUTE FUNCTION record_end_user_change()`,
    );
    await runner.query(auditValue(`name = 'end_user_id' OR `));
    await this.hideRecorded(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(auditValue(''));
    await runner.query(`ALTER TABLE "end_user" DROP CONSTRAINT "end_user_project_id_fkey"`);
    await runner.query(`ALTER TABLE "project" DROP COLUMN "stored_attributes_in_public"`);
    await runner.query(`DROP TABLE "end_user"`);
    await runner.query('DROP FUNCTION record_end_user_change');
  }

  /** Who was put into segments so far; a deletion could not reach it there. */
  private async hideRecorded(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER append_only');
    for (const column of ['before', 'after']) {
      await runner.query(
        `UPDATE audit_entry SET ${column} = jsonb_set(${column}, '{end_user_id}', '"(hidden)"')
         WHERE entity = 'segment_user' AND ${column} ? 'end_user_id'`,
      );
    }
    await runner.query('ALTER TABLE audit_entry ENABLE TRIGGER append_only');
  }
}

/** As in add-audit-log, with one more kind of column that is hidden. */
const auditValue = (hidden: string): string => `
  CREATE OR REPLACE FUNCTION audit_value(name text, value jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN value = 'null' THEN value
      WHEN ${hidden}name ~ '(^|_)(password|secret|token|hash|code)(_|$)' THEN to_jsonb('(hidden)'::text)
      WHEN length(value::text) <= 10000 THEN value
      ELSE to_jsonb(
        left(value #>> '{}', 10000) || ' … (' || length(value #>> '{}') || ' characters in all)')
    END
  $$`;

/**
 * Records who changed which columns of an end user, and neither whom nor to what: the log keeps its entries,
 * while an end user may be deleted.
 */
const recordEndUserChange = `
  CREATE FUNCTION record_end_user_change() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    uninteresting text[] := ARRAY['project_id', 'created_at', 'updated_at'];
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - uninteresting END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - uninteresting END;
  BEGIN
    IF old_row = new_row THEN
      RETURN NULL;
    END IF;
    INSERT INTO audit_entry (organization_id, project_id, user_id, user_email, action, entity, before, after)
    SELECT o.id, p.id, audit_setting('user_id')::int, COALESCE(u.email, ''),
      COALESCE(audit_setting('action'), 'system'), TG_TABLE_NAME,
      (SELECT jsonb_object_agg(key, '(hidden)'::text) FROM jsonb_each(old_row)
        WHERE new_row IS NULL OR new_row -> key IS DISTINCT FROM value),
      (SELECT jsonb_object_agg(key, '(hidden)'::text) FROM jsonb_each(new_row)
        WHERE old_row IS NULL OR old_row -> key IS DISTINCT FROM value)
    FROM project p
    JOIN organization o ON o.id = p.organization_id AND o.verified_at IS NOT NULL
    LEFT JOIN "user" u ON u.id = audit_setting('user_id')::int
    WHERE p.id = CASE TG_OP WHEN 'DELETE' THEN OLD.project_id ELSE NEW.project_id END;
    RETURN NULL;
  END $$`;
