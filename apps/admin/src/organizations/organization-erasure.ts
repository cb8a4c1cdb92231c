import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { Organization, ProjectFile } from '#libs/entities';
import { ObjectStorage } from '#libs/storage';
import { removeExported } from '../data-export/index.js';
import { AccountSweep } from '../accounts/index.js';
import { storageKey } from '../files/index.js';

/** So many rows go at once, so that nothing waits long for a lock. */
const batch = 10_000;

/** Rows of a project ($1) without a reference to it, by table and primary key. */
const ofProject: readonly [table: string, key: string][] = [
  ['event', 'project_id, occurred_at, id'],
  ['event_identity', 'project_id, event_id'],
  ['event_mark', 'project_id, bucket, identity'],
  ['idempotency_key', 'project_id, api_key_id, key'],
  ['assignment', 'project_id, end_user_id, experiment_id'],
  ['user_total', 'project_id, end_user_id, experiment_id, metric_id, type'],
  ['late_total', 'project_id, experiment_id, end_user_id, metric_id, type'],
  ['variation_total', 'project_id, experiment_id, variation_id, metric_id, type, allocation_version, shard'],
  ['assignment_total', 'project_id, experiment_id, variation_id, allocation_version, shard'],
  ['uncounted_total', 'project_id, experiment_id, metric_id, type, shard'],
  ['early_total', 'project_id, experiment_id, metric_id, type, shard'],
  ['crossed_assignment', 'project_id, end_user_id, experiment_id, served_as'],
  ['joined_id', 'project_id, anonymous_id'],
  ['metric_value', 'project_id, experiment_id, end_user_id'],
  ['metric_due', 'project_id, end_user_id'],
  ['metric_value_total', 'project_id, metric_id, variation_id, allocation_version'],
  ['metric_quantile', 'project_id, metric_id, variation_id, allocation_version'],
  ['metric_progress', 'project_id, metric_id'],
  ['metric_series', 'project_id, metric_id'],
  ['metric_keeping', 'project_id'],
];

/** Erases organizations whose last member deleted their account, with all that visitors left there. */
@Injectable()
export class OrganizationErasure implements OnModuleInit {
  private readonly logger = new Logger(OrganizationErasure.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
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
    if (this.config.exports) await removeExported(this.storage, this.config.exports.prefix, projectId);
    for (const [table, key] of ofProject) await this.deleteInBatches(table, key, projectId);
  }

  private async deleteInBatches(table: string, key: string, projectId: number): Promise<void> {
    for (let deleted = batch; deleted === batch;)
      [, deleted] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM ${table} WHERE project_id = $1
         AND (${key}) IN (SELECT ${key} FROM ${table} WHERE project_id = $1 LIMIT ${batch})`,
        [projectId],
      );
  }
}
