import { Injectable } from '@nestjs/common';
import {
  DataSource,
  type EntitySubscriberInterface,
  type QueryRunner,
  type TransactionCommitEvent,
} from 'typeorm';
import { SecurityLog } from '#libs/security';
import { currentActor } from '../audit/index.js';

/** One entry of the audit log, as the transaction that wrote it knows it (function `note_change`). */
interface NotedChange {
  organizationId: number;
  projectId: number | null;
  entity: string;
  entityId: number | null;
  fields: string[];
  verb: 'added' | 'changed' | 'removed';
}

/** What decides who may do and see what, by table; adding or removing a link counts whatever it says. */
const settings: Readonly<Record<string, { fields: readonly string[]; isLink?: boolean }>> = {
  organization: { fields: ['domain', 'disabled'] },
  organization_user: { fields: ['disabled', 'super', 'menu_template_id'], isLink: true },
  menu_template: { fields: ['tree'] },
  project: {
    fields: [
      'allowed_origins',
      'stored_attributes_in_public',
      'public_names',
      'require_public_id',
      'public_id',
      'browsers_only',
      'require_identity_proof',
      'browser_streams',
      'identity_secret',
    ],
  },
  project_user: { fields: ['permission_type', 'disabled'], isLink: true },
  metric: { fields: ['secret_only', 'max_public_value'] },
};

/** The fields of a change that are settings of this kind; those of a link that comes or goes are all of them. */
function securityFieldsOf({
  entity,
  fields,
  verb,
}: Pick<NotedChange, 'entity' | 'fields' | 'verb'>): string[] {
  const known = settings[entity];
  if (known === undefined || (verb !== 'changed' && known.isLink !== true)) return [];
  return known.fields.filter((field) => fields.includes(field));
}

/** Tells security logs of changed settings once they are committed, whatever route or service changed them. */
@Injectable()
export class ChangedSettings implements EntitySubscriberInterface {
  private readonly underway = new WeakMap<QueryRunner, NotedChange[]>();

  constructor(
    dataSource: DataSource,
    private readonly log: SecurityLog,
  ) {
    dataSource.subscribers.push(this);
  }

  async beforeTransactionCommit({ queryRunner }: TransactionCommitEvent): Promise<void> {
    if (!currentActor()) return;
    const [row] = (await queryRunner.query(`SELECT audit_setting('changes') AS changes`)) as {
      changes: string | null;
    }[];
    if (row?.changes) this.underway.set(queryRunner, JSON.parse(row.changes) as NotedChange[]);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    const changes = this.underway.get(queryRunner) ?? [];
    this.underway.delete(queryRunner);
    for (const change of changes) this.note(change);
  }

  private note(change: NotedChange): void {
    const fields = securityFieldsOf(change);
    if (fields.length === 0) return;
    const { organizationId, projectId, entity, entityId, verb } = change;
    const { userId, apiKeyId } = currentActor() ?? {};
    this.log.record({
      ...{ kind: 'settings-changed', organizationId, projectId: projectId ?? undefined, userId, apiKeyId },
      ...{ reason: verb, details: { entity, entityId, fields } },
    });
  }
}
