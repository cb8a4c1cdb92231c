import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organization, ProjectFile } from '#libs/entities';
import { ObjectStorage } from '#libs/storage';
import { AccountSweep } from '../auth/account-sweep.js';
import { storageKey } from '../files/storage-key.js';

/** So many rows go at once, so that nothing waits long for a lock. */
const batch = 10_000;

/** Rows of a project ($1) without a reference to it, by table and primary key. */
const ofProject: readonly [table: string, key: string][] = [
  ['event', 'project_id, occurred_at, id'],
  ['event_identity', 'project_id, event_id'],
  ['idempotency_key', 'project_id, api_key_id, key'],
];

/** Rows of experiments without a reference to them. */
const ofExperiments = ['assignment', 'user_total', 'variation_total', 'assignment_total'];

/** Erases organizations whose last member deleted their account, with all that visitors left there. */
@Injectable()
export class OrganizationErasure implements OnModuleInit {
  private readonly logger = new Logger(OrganizationErasure.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly storage: ObjectStorage,
    private readonly sweep: AccountSweep,
  ) {}

  onModuleInit(): void {
    this.sweep.alsoDo(() => this.eraseDue());
  }

  /** Erases what is due. Any number of processes may; what fails is tried again. */
  async eraseDue(): Promise<void> {
    const due = await this.dataSource.query<{ id: number }[]>(
      'SELECT id FROM organization WHERE disabled AND erase_after < now() ORDER BY id',
    );
    for (const { id } of due) {
      await this.erase(id);
      this.logger.log(`Organization ${id} has been erased, 30 days after its last member left.`);
    }
  }

  private async erase(organizationId: number): Promise<void> {
    const projects = await this.dataSource.query<{ id: number }[]>(
      'SELECT id FROM project WHERE organization_id = $1 ORDER BY id',
      [organizationId],
    );
    for (const { id } of projects) await this.eraseProject(id);
    await this.dataSource.getRepository(Organization).delete({ id: organizationId });
  }

  private async eraseProject(projectId: number): Promise<void> {
    for (const file of await this.dataSource.getRepository(ProjectFile).findBy({ projectId }))
      await this.storage.delete(storageKey(file));
    for (const [table, key] of ofProject)
      await this.deleteInBatches(table, key, 'project_id = $1', projectId);
    for (const table of ofExperiments)
      await this.dataSource.query(
        `DELETE FROM ${table} WHERE experiment_id IN (SELECT id FROM experiment WHERE project_id = $1)`,
        [projectId],
      );
  }

  private async deleteInBatches(table: string, key: string, where: string, id: number): Promise<void> {
    for (let deleted = batch; deleted === batch;)
      [, deleted] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${batch})`,
        [id],
      );
  }
}
