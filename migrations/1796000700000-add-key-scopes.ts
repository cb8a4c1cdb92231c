import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys from before become service keys with all scopes of their kind: what they opened, they go on opening. */
export class AddKeyScopes1796000700000 implements MigrationInterface {
  readonly name = 'AddKeyScopes1796000700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...columns, ...functions, ...triggers]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['organization_user', 'project_user', 'menu_template']) {
      await runner.query(`DROP TRIGGER refresh_api_keys ON "${table}"`);
    }
    await runner.query(`DROP TRIGGER scopes ON "api_key"`);
    for (const name of [
      'refresh_keys_of_member',
      'refresh_keys_of_project_link',
      'refresh_keys_of_template',
      'work_out_key_scopes',
      'key_scope_needs',
    ]) {
      await runner.query(`DROP FUNCTION ${name}`);
    }
    await runner.query(`DROP TRIGGER audit ON "api_key"`);
    for (const name of ['service_without_owner', 'publishable_scopes', 'scopes_known', 'owner_id_fkey']) {
      await runner.query(`ALTER TABLE "api_key" DROP CONSTRAINT "api_key_${name}"`);
    }
    await runner.query(`DROP INDEX "public"."api_key_owner_id_index"`);
    for (const column of [
      'last_used_from',
      'stopped_at',
      'from_before_scopes',
      'effective_scopes',
      'scopes',
      'owner_id',
      'service',
    ]) {
      await runner.query(`ALTER TABLE "api_key" DROP COLUMN "${column}"`);
    }
    await runner.query(
      `CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "api_key" FOR EACH ROW EXECUTE FUNCTION record_change('last_used_at')`,
    );
  }
}

/** The upgrade itself is no change that the audit log tells of, so its trigger comes back last. */
const columns = [
  `DROP TRIGGER audit ON "api_key"`,
  `ALTER TABLE "api_key" ADD "service" boolean NOT NULL DEFAULT true`,
  `ALTER TABLE "api_key" ALTER COLUMN "service" SET DEFAULT false`,
  `ALTER TABLE "api_key" ADD "owner_id" integer`,
  `ALTER TABLE "api_key" ADD "scopes" text array NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "api_key" ADD "effective_scopes" text array NOT NULL DEFAULT '{}'`,
  `ALTER TABLE "api_key" ADD "from_before_scopes" boolean NOT NULL DEFAULT true`,
  `ALTER TABLE "api_key" ALTER COLUMN "from_before_scopes" SET DEFAULT false`,
  `ALTER TABLE "api_key" ADD "stopped_at" TIMESTAMP(3) WITH TIME ZONE`,
  `ALTER TABLE "api_key" ADD "last_used_from" text`,
  `UPDATE "api_key" SET "scopes" = CASE "kind"
     WHEN 'publishable' THEN ARRAY['decide', 'events:write']
     ELSE ARRAY['decide', 'events:write', 'events:read', 'results', 'read', 'write', 'users', 'datafile'] END`,
  `UPDATE "api_key" SET "effective_scopes" = "scopes"`,
  `CREATE INDEX "api_key_owner_id_index" ON "api_key"  ("owner_id") `,
  `ALTER TABLE "api_key" ADD CONSTRAINT "api_key_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
  `ALTER TABLE "api_key" ADD CONSTRAINT "api_key_scopes_known" CHECK (scopes <@ ARRAY['decide', 'events:write', 'events:read', 'results', 'read', 'write', 'users', 'datafile']::text[])`,
  `ALTER TABLE "api_key" ADD CONSTRAINT "api_key_publishable_scopes" CHECK (kind <> 'publishable' OR scopes <@ ARRAY['decide', 'events:write']::text[])`,
  `ALTER TABLE "api_key" ADD CONSTRAINT "api_key_service_without_owner" CHECK (NOT service OR owner_id IS NULL)`,
];

/** The actions behind each scope, and whether it wants an Editor; the same as `scopeNeeds` of libs/guards. */
const needs: Record<string, { edits: boolean; actions: string[] }> = {
  decide: { edits: true, actions: [] },
  'events:write': { edits: true, actions: [] },
  'events:read': { edits: false, actions: ['act:get-live-events', 'act:get-end-user'] },
  results: { edits: false, actions: ['act:get-results'] },
  read: {
    edits: false,
    actions: [
      'act:get-experiments',
      'act:get-experiment',
      'act:get-variations',
      'act:get-segments',
      'act:get-segment',
    ],
  },
  write: {
    edits: true,
    actions: [
      'act:create-experiment',
      'act:update-experiment',
      'act:create-variation',
      'act:update-variation',
      'act:delete-variation',
      'act:update-traffic-allocation',
      'act:create-condition',
      'act:update-condition',
      'act:delete-condition',
      'act:create-metric',
      'act:update-metric',
      'act:delete-metric',
      'act:create-segment',
      'act:update-segment',
      'act:delete-segment',
      'act:assign-segment',
    ],
  },
  users: {
    edits: true,
    actions: ['act:get-end-users', 'act:get-end-user', 'act:update-end-user', 'act:delete-end-user'],
  },
  datafile: {
    edits: false,
    actions: [
      'act:get-experiments',
      'act:get-experiment',
      'act:get-variations',
      'act:get-conditions',
      'act:get-metrics',
      'act:get-segments',
      'act:get-segment',
    ],
  },
};

const needRows = Object.entries(needs).map(
  ([scope, { edits, actions }]) =>
    `('${scope}', ${edits}, ARRAY[${actions.map((action) => `'${action}'`).join(', ')}]::text[])`,
);

const functions = [
  `CREATE FUNCTION key_scope_needs() RETURNS TABLE (scope text, edits boolean, actions text[])
   LANGUAGE sql IMMUTABLE AS $$ VALUES ${needRows.join(', ')} $$`,

  // Being BEFORE, it runs once the row of the key is locked, and each of its statements sees what was committed
  // until then: of two changes at the same time, the later one sees the earlier. A new owner is locked as well,
  // so that no change of theirs goes by while the key does not count as theirs yet.
  `CREATE FUNCTION work_out_key_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     is_super boolean;
     template int;
     granted text[];
     permission text;
   BEGIN
     IF NEW.service THEN
       NEW.effective_scopes := NEW.scopes;
       NEW.stopped_at := NULL;
       RETURN NEW;
     END IF;
     IF TG_OP = 'INSERT' OR NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN
       PERFORM 1 FROM organization_user ou JOIN project p ON p.organization_id = ou.organization_id
       WHERE p.id = NEW.project_id AND ou.user_id = NEW.owner_id FOR SHARE OF ou;
       PERFORM 1 FROM project_user pu
       WHERE pu.project_id = NEW.project_id AND pu.user_id = NEW.owner_id FOR SHARE;
       PERFORM 1 FROM menu_template mt
       JOIN organization_user ou ON ou.menu_template_id = mt.id
       JOIN project p ON p.organization_id = ou.organization_id
       WHERE p.id = NEW.project_id AND ou.user_id = NEW.owner_id FOR SHARE OF mt;
     END IF;
     SELECT ou.super, ou.menu_template_id INTO is_super, template
     FROM organization_user ou JOIN project p ON p.organization_id = ou.organization_id
     WHERE p.id = NEW.project_id AND ou.user_id = NEW.owner_id AND NOT ou.disabled;
     SELECT pu.permission_type INTO permission FROM project_user pu
     WHERE pu.project_id = NEW.project_id AND pu.user_id = NEW.owner_id AND NOT pu.disabled;
     IF is_super IS NULL OR NOT (is_super OR permission IS NOT NULL) THEN
       NEW.effective_scopes := '{}';
       NEW.stopped_at := COALESCE(NEW.stopped_at, now());
       RETURN NEW;
     END IF;
     granted := ARRAY(
       SELECT jsonb_path_query(mt.tree, 'strict $.**.actions[*]') #>> '{}'
       FROM menu_template mt WHERE mt.id = template);
     NEW.effective_scopes := ARRAY(
       SELECT given.scope
       FROM unnest(NEW.scopes) WITH ORDINALITY AS given (scope, place)
       JOIN key_scope_needs() AS needs ON needs.scope = given.scope
       WHERE is_super
         OR (needs.actions <@ granted AND (NOT needs.edits OR permission IN ('Owner', 'Editor')))
       ORDER BY given.place);
     NEW.stopped_at := NULL;
     RETURN NEW;
   END $$`,

  // Who is no member any more owns nothing: coming back later wakes no key up.
  `CREATE FUNCTION refresh_keys_of_member() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE api_key
     SET owner_id = CASE WHEN TG_OP <> 'DELETE' THEN owner_id END, effective_scopes = effective_scopes
     WHERE id IN (
       SELECT k.id FROM api_key k JOIN project p ON p.id = k.project_id
       WHERE k.owner_id = OLD.user_id AND p.organization_id = OLD.organization_id AND k.revoked_at IS NULL
       ORDER BY k.id FOR UPDATE OF k);
     RETURN NULL;
   END $$`,

  `CREATE FUNCTION refresh_keys_of_project_link() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     link project_user := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
   BEGIN
     UPDATE api_key SET effective_scopes = effective_scopes
     WHERE id IN (
       SELECT k.id FROM api_key k
       WHERE k.owner_id = link.user_id AND k.project_id = link.project_id AND k.revoked_at IS NULL
       ORDER BY k.id FOR UPDATE);
     RETURN NULL;
   END $$`,

  `CREATE FUNCTION refresh_keys_of_template() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE api_key SET effective_scopes = effective_scopes
     WHERE id IN (
       SELECT k.id FROM api_key k
       JOIN project p ON p.id = k.project_id
       JOIN organization_user ou ON ou.organization_id = p.organization_id AND ou.user_id = k.owner_id
       WHERE ou.menu_template_id = NEW.id AND k.revoked_at IS NULL
       ORDER BY k.id FOR UPDATE OF k);
     RETURN NULL;
   END $$`,
];

const triggers = [
  `CREATE TRIGGER scopes BEFORE INSERT OR UPDATE OF project_id, service, owner_id, scopes, effective_scopes
   ON "api_key" FOR EACH ROW EXECUTE FUNCTION work_out_key_scopes()`,
  `CREATE TRIGGER refresh_api_keys AFTER UPDATE OF super, disabled, menu_template_id OR DELETE
   ON "organization_user" FOR EACH ROW EXECUTE FUNCTION refresh_keys_of_member()`,
  `CREATE TRIGGER refresh_api_keys AFTER INSERT OR UPDATE OF permission_type, disabled OR DELETE
   ON "project_user" FOR EACH ROW EXECUTE FUNCTION refresh_keys_of_project_link()`,
  `CREATE TRIGGER refresh_api_keys AFTER UPDATE OF tree
   ON "menu_template" FOR EACH ROW EXECUTE FUNCTION refresh_keys_of_template()`,
  `CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "api_key"
   FOR EACH ROW EXECUTE FUNCTION record_change('last_used_at', 'last_used_from', 'effective_scopes')`,
];
