import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTagSightings1796314000000 implements MigrationInterface {
  readonly name = 'AddTagSightings1796314000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "tag_sighting" ("project_id" integer NOT NULL, "origin" text NOT NULL, "first_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "last_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "refused" boolean NOT NULL, "previewed_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "tag_sighting_pkey" PRIMARY KEY ("project_id", "origin"))`,
    );
    await runner.query(
      `ALTER TABLE "tag_sighting" ADD CONSTRAINT "tag_sighting_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "tag_sighting"`);
  }
}
