import { ApiProperty } from '@nestjs/swagger';
import { camelCase, type AuditEntry } from '#libs/entities';
import { EnumField, IdField, ListRequest, TimeField } from '#libs/http';
import { auditedEntities, type AuditedEntity } from './audited-entities.js';
import type { AuditedName } from './audited-names.queries.js';

const auditOrders = ['id', '-id'] as const;
export type AuditOrder = (typeof auditOrders)[number];

export class ListAuditRequest extends ListRequest {
  @EnumField(auditedEntities, { optional: true, example: 'experiment', description: 'Only changes of these' })
  entity?: AuditedEntity | null;

  @IdField({ optional: true, description: 'Only changes by this user' })
  userId?: number | null;

  @IdField({ optional: true, description: 'Only changes of this experiment and of what belongs to it' })
  experimentId?: number | null;

  @EnumField(auditOrders, { optional: true, description: '`id` when left out; `-id` shows the latest first' })
  sort?: AuditOrder | null;

  @TimeField({
    optional: true,
    description: 'Only changes from then on',
    example: '2026-12-01T00:00:00.000Z',
  })
  from?: string | null;

  @TimeField({
    optional: true,
    since: 'from',
    description: 'Only changes until then; a date includes its day',
  })
  to?: string | null;
}

const fields = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AuditedExperimentDto {
  @ApiProperty({ type: 'integer', example: 12 })
  id!: number;

  @ApiProperty({ example: 'Green button' })
  title!: string;
}

export class AuditEntryDto {
  @ApiProperty({ example: 311 })
  id!: number;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  at!: Date;

  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'Null when nobody was logged in' })
  userId!: number | null;

  @ApiProperty({ example: 'ada@example.com', description: 'As it was then' })
  userEmail!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    example: null,
    description: 'The API key of a program that did it; null for a login and for a token of API_TOKEN',
  })
  apiKeyId!: number | null;

  @ApiProperty({
    example: 'act:update-experiment',
    description: 'The action, or method and path of a route without one; `system` for planned changes',
  })
  action!: string;

  @ApiProperty({ enum: [...auditedEntities] })
  entity!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 12, description: 'Of a link to a user: the user' })
  entityId!: number | null;

  @ApiProperty({
    ...{ type: String, nullable: true, example: 'Green button' },
    description: 'What it is called now, or was called when it was deleted; of a link to a user: their email',
  })
  title!: string | null;

  @ApiProperty({
    ...{ type: AuditedExperimentDto, nullable: true },
    description: 'The experiment that it is or belongs to; null if there is none any more',
  })
  experiment!: AuditedExperimentDto | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 1 })
  projectId!: number | null;

  @ApiProperty({
    ...fields,
    example: { status: 'Draft' },
    description: 'What changed, as it was; null if new',
  })
  before!: Record<string, unknown> | null;

  @ApiProperty({
    ...fields,
    example: { status: 'Active' },
    description: 'What changed, as it is; null if deleted',
  })
  after!: Record<string, unknown> | null;

  static from(entry: AuditEntry, { title, experiment }: AuditedName): AuditEntryDto {
    const { id, at, userId, userEmail, apiKeyId, action, entity, entityId, projectId, before, after } = entry;
    return {
      ...{ id, at, userId, userEmail, apiKeyId, action, entity: camelCase(entity), entityId },
      ...{ title, experiment, projectId },
      ...{ before: presented(before), after: presented(after) },
    };
  }
}

/** Columns as the rest of the API shows them: names in camelCase, times in UTC with milliseconds. */
function presented(columns: Record<string, unknown> | null): Record<string, unknown> | null {
  return (
    columns &&
    Object.fromEntries(
      Object.entries(columns).map(([key, value]) => [
        camelCase(key),
        key.endsWith('_at') && typeof value === 'string' ? new Date(value) : value,
      ]),
    )
  );
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] })
  items!: AuditEntryDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}
