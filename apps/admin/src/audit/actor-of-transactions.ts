import { Injectable } from '@nestjs/common';
import { DataSource, type EntitySubscriberInterface, type TransactionStartEvent } from 'typeorm';
import { currentActor } from './request-actor.js';

/**
 * Tells the database at the start of every transaction in whose name it runs; the audit log's triggers put
 * it into their entries. A write outside of a transaction is recorded as the product's own.
 */
@Injectable()
export class ActorOfTransactions implements EntitySubscriberInterface {
  constructor(dataSource: DataSource) {
    dataSource.subscribers.push(this);
  }

  async afterTransactionStart({ queryRunner }: TransactionStartEvent): Promise<void> {
    const actor = currentActor();
    if (!actor) return;
    const { userId, action, organizationId, projectId, apiKeyId } = actor;
    await queryRunner.query(
      `SELECT set_config('audit.user_id', $1, true), set_config('audit.action', $2, true),
              set_config('audit.organization_id', $3, true), set_config('audit.project_id', $4, true),
              set_config('audit.api_key_id', $5, true)`,
      [text(userId), action, text(organizationId), text(projectId), text(apiKeyId)],
    );
  }
}

const text = (id: number | undefined): string => id?.toString() ?? '';
