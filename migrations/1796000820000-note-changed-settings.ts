import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets a transaction know which settings it has changed, so that security logs can tell of it: entries of the audit log
 * are summed up in the setting `audit.changes`, which ends with the transaction.
 */
export class NoteChangedSettings1796000820000 implements MigrationInterface {
  readonly name = 'NoteChangedSettings1796000820000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('audit.changes', (
          COALESCE(audit_setting('changes'), '[]')::jsonb || jsonb_build_object(
            'organizationId', NEW.organization_id, 'projectId', NEW.project_id,
            'entity', NEW.entity, 'entityId', NEW.entity_id,
            'fields', (SELECT jsonb_agg(name) FROM jsonb_object_keys(COALESCE(NEW.after, NEW.before)) AS name),
            'verb', CASE WHEN NEW.before IS NULL THEN 'added' WHEN NEW.after IS NULL THEN 'removed' ELSE 'changed' END)
        )::text, true);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER note_change AFTER INSERT ON audit_entry FOR EACH ROW
      WHEN (NEW.entity IN ('organization', 'organization_user', 'menu_template', 'project', 'project_user', 'metric'))
      EXECUTE FUNCTION note_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER note_change ON audit_entry');
    await runner.query('DROP FUNCTION note_change');
  }
}
