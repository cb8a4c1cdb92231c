import { ApiProperty } from '@nestjs/swagger';
import { CursorListQuery, EndUserIdListField, IdField, TextListField, TimeField } from '#libs/http';
import type { ListedEvent, NotCounted } from './events.queries.js';

const nullableText = { type: String, nullable: true } as const;

/** An event of an experiment. */
export class ApiEventDto {
  @ApiProperty({ type: 'integer', example: 981234567 })
  id!: number;

  @ApiProperty({ ...nullableText, example: 'order-4711' })
  event_id!: string | null;

  @ApiProperty({ ...nullableText, example: '42' })
  user_id!: string | null;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: 12 },
    description: 'Null for an event that names no experiment',
  })
  experiment_id!: number | null;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, example: 31 },
    description: 'Of the recorded assignment; as reported for somebody who is not assigned',
  })
  variant_id!: number | null;

  @ApiProperty({ example: 'purchase' })
  type!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  timestamp!: Date;

  @ApiProperty({ type: Number, nullable: true, example: 49.9 })
  value!: number | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { plan: 'pro' } })
  properties!: Record<string, unknown> | null;

  @ApiProperty({ ...nullableText, example: 'summer-sale' })
  campaign_id!: string | null;

  @ApiProperty({ ...nullableText, example: 'banner-3' })
  ad_id!: string | null;

  @ApiProperty({ ...nullableText, example: 'mobile' })
  device_type!: string | null;

  @ApiProperty({
    ...{ type: String, required: false, enum: ['public_source'], example: 'public_source' },
    description: 'Only there when it counts nowhere, and why: its metric takes events of secret keys only',
  })
  not_counted?: NotCounted;

  static from(event: ListedEvent): ApiEventDto {
    return {
      id: event.id,
      event_id: event.eventId,
      user_id: event.endUserId,
      experiment_id: event.experimentId,
      variant_id: event.variationId,
      type: event.type,
      timestamp: event.occurredAt,
      value: event.value,
      properties: event.properties,
      campaign_id: event.campaignId,
      ad_id: event.adId,
      device_type: event.deviceType,
      ...(event.notCounted && { not_counted: event.notCounted }),
    };
  }
}

/** Which events are asked for. */
export class FilterEventsRequest extends CursorListQuery {
  @TimeField({ optional: true, description: 'Not before' })
  start_time?: string | null;

  @TimeField({
    optional: true,
    since: 'start_time',
    description: 'Not after; a date stands for the whole day',
  })
  end_time?: string | null;

  @IdField({ optional: true, description: 'The recorded variant' })
  variant_id?: number | null;

  @TextListField({
    ...{ optional: true, max: 1000, maxItems: 100, example: ['click'] },
    description: 'One of these; an empty list does not narrow',
  })
  event_types?: string[] | null;

  @EndUserIdListField({
    ...{ optional: true, maxItems: 1000, example: ['customer-17'] },
    description: 'Of one of these; an empty list does not narrow',
  })
  user_ids?: string[] | null;
}
