import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which anonymous ids are of which known one. What was stored under an anonymous id lies under the known one from a
 * trusted join on, so whatever counts end users counts one person; beside it stands under which id it came.
 */
export class AddJoinedIds1796201000000 implements MigrationInterface {
  readonly name = 'AddJoinedIds1796201000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...columns, ...runs(`experiment.type = 'Personalization'`)])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER keep_run_update ON experiment');
    await runner.query(keepRun(''));
    await runner.query(keptRunUpdate(''));
    await runner.query(refusing(''));
    await runner.query(`ALTER TABLE "project" DROP COLUMN "identity_secret"`);
    await runner.query(`ALTER TABLE "project" DROP COLUMN "require_identity_proof"`);
    await runner.query(`ALTER TABLE "experiment_run" DROP COLUMN "personal"`);
    await runner.query(`ALTER TABLE "assignment" DROP COLUMN "served_as"`);
    await runner.query(`DELETE FROM "event" WHERE copy_of IS NOT NULL`);
    for (const column of ['copy_of', 'anybody', 'sent_as'])
      await runner.query(`ALTER TABLE "event" DROP COLUMN "${column}"`);
    await runner.query(`DROP TABLE "crossed_assignment"`);
    await runner.query(`DROP TABLE "joined_id"`);
  }
}

const tables = [
  `CREATE TABLE "joined_id" ("project_id" integer NOT NULL, "anonymous_id" text COLLATE "C" NOT NULL, "end_user_id" text COLLATE "C" NOT NULL, "trusted" boolean NOT NULL, "joined_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "stored_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "joined_id_pkey" PRIMARY KEY ("project_id", "anonymous_id"))`,
  `CREATE INDEX "joined_id_end_user_id_index" ON "joined_id"  ("project_id", "end_user_id") `,
  `CREATE INDEX "joined_id_stored_at_index" ON "joined_id"  ("project_id", "stored_at") `,
  `CREATE TABLE "crossed_assignment" ("project_id" integer NOT NULL, "end_user_id" text COLLATE "C" NOT NULL, "experiment_id" integer NOT NULL, "served_as" text COLLATE "C" NOT NULL, "variation_id" integer NOT NULL, "allocation_version" integer NOT NULL, "assigned_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "device_type" text, "campaign_id" text, "ad_id" text, "attributes" jsonb, CONSTRAINT "crossed_assignment_pkey" PRIMARY KEY ("project_id", "end_user_id", "experiment_id", "served_as"))`,
  `CREATE INDEX "crossed_assignment_experiment_index" ON "crossed_assignment"  ("project_id", "experiment_id") `,
];

const columns = [
  `ALTER TABLE "assignment" ADD "served_as" text COLLATE "C"`,
  `ALTER TABLE "event" ADD "sent_as" text COLLATE "C"`,
  `ALTER TABLE "event" ADD "anybody" boolean`,
  `ALTER TABLE "event" ADD "copy_of" bigint`,
  `ALTER TABLE "experiment_run" ADD "personal" boolean NOT NULL DEFAULT false`,
  `UPDATE experiment_run AS run SET personal = true FROM experiment
   WHERE experiment.id = run.id AND experiment.type = 'Personalization'`,
  `ALTER TABLE "project" ADD "require_identity_proof" boolean NOT NULL DEFAULT false`,
  `ALTER TABLE "project" ADD "identity_secret" text`,
];

/** What storing needs to know of experiments says too whether they give each end user an own variation. */
function runs(isPersonal: string): string[] {
  const personal = isPersonal.replace('experiment.', 'NEW.');
  return [
    'DROP TRIGGER keep_run_update ON experiment',
    keepRun(personal),
    keptRunUpdate(', type'),
    refusing(`
     IF EXISTS (SELECT FROM crossed_assignment WHERE project_id = project AND experiment_id = experiment
         AND (variation IS NULL OR variation_id = variation)) THEN
       RAISE EXCEPTION 'End users are assigned to it.'
         USING ERRCODE = '23503', CONSTRAINT = 'assignment_variation_fkey', TABLE = 'assignment';
     END IF;`),
  ];
}

const keepRun = (personal: string): string => `
  CREATE OR REPLACE FUNCTION keep_experiment_run() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     INSERT INTO experiment_run AS run
       (project_id, id, started_at, ended_at, allocation_version, end_settled${personal && ', personal'})
     VALUES (NEW.project_id, NEW.id, NEW.started_at, NEW.ended_at, NEW.allocation_version,
       NEW.ended_at IS NULL${personal && `, ${personal}`})
     ON CONFLICT (project_id, id) DO UPDATE
     SET started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at,
       allocation_version = EXCLUDED.allocation_version,${personal && ' personal = EXCLUDED.personal,'}
       end_settled = EXCLUDED.ended_at IS NULL
         OR run.end_settled AND run.ended_at IS NOT DISTINCT FROM EXCLUDED.ended_at;
     RETURN NULL;
   END $$`;

const keptRunUpdate = (more: string): string => `
  CREATE TRIGGER keep_run_update AFTER UPDATE ON experiment FOR EACH ROW
   WHEN ((OLD.started_at, OLD.ended_at, OLD.allocation_version${more.replace(' ', ' OLD.')})
     IS DISTINCT FROM (NEW.started_at, NEW.ended_at, NEW.allocation_version${more.replace(' ', ' NEW.')}))
   EXECUTE FUNCTION keep_experiment_run()`;

const refusing = (more: string): string => `
  CREATE OR REPLACE FUNCTION refuse_assigned(project integer, experiment integer, variation integer) RETURNS void
   LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM pg_advisory_xact_lock(project_lock(project)) FROM experiment_run
       WHERE project_id = project AND id = experiment;
     IF EXISTS (SELECT FROM assignment WHERE project_id = project AND experiment_id = experiment
         AND (variation IS NULL OR variation_id = variation)) THEN
       RAISE EXCEPTION 'End users are assigned to it.'
         USING ERRCODE = '23503', CONSTRAINT = 'assignment_variation_fkey', TABLE = 'assignment';
     END IF;${more}
   END $$`;
