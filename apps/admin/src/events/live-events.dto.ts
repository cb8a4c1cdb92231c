import { ApiProperty } from '@nestjs/swagger';
import { trafficNoteKinds, type TrafficNoteKind } from '#libs/entities';
import { IdField } from '#libs/http';
import type { NotCounted } from './events.queries.js';

export class LiveEventsRequest {
  @IdField()
  projectId!: number;
}

/** An event that came a moment ago. */
export class LiveEventDto {
  @ApiProperty({ type: 'integer', example: 981234567 })
  id!: number;

  @ApiProperty({ type: 'integer', nullable: true, example: 12 })
  experimentId!: number | null;

  @ApiProperty({ type: String, nullable: true, example: '42' })
  endUserId!: string | null;

  @ApiProperty({ example: 'purchase' })
  type!: string;

  @ApiProperty({
    ...{ type: String, nullable: true, example: 'Clicks on buy' },
    description: 'The title of the metric whose selector was clicked; null for other events',
  })
  metric!: string | null;

  @ApiProperty({ type: Number, nullable: true, example: 49.9 })
  value!: number | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  occurredAt!: Date;

  @ApiProperty({
    ...{ type: String, enum: ['public_source'], nullable: true, example: null },
    description: 'Why it does not count in some experiment: a metric there takes events of secret keys only',
  })
  notCounted!: NotCounted | null;
}

/** An assignment that was served for the first time a moment ago. */
export class LiveExposureDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experimentId!: number;

  @ApiProperty({ type: 'integer', example: 31 })
  variationId!: number;

  @ApiProperty({ example: '42' })
  endUserId!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  assignedAt!: Date;
}

/** What was noticed about calls without a secret key within the last hour. */
export class LiveNoteDto {
  @ApiProperty({
    enum: [...trafficNoteKinds],
    example: 'bot',
    description:
      '`bot`: visits of robots, which are not counted. `value_too_large`: events that were refused for their value. ' +
      '`many_visitors`, `many_events`: more from one address in a minute than people make. `odd_value`: values more than ' +
      'six orders of magnitude away from those before',
  })
  kind!: TrafficNoteKind;

  @ApiProperty({ example: 'purchase', description: 'The type of event that it is about; empty for none' })
  eventType!: string;

  @ApiProperty({
    ...{ type: 'integer', example: 3 },
    description: 'How often; for `many_visitors` and `many_events` the most from one address in a minute',
  })
  count!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    example: '2026-12-01T09:30:00.000Z',
    description: 'The last minute',
  })
  at!: Date;
}

export class LiveEventsDto {
  @ApiProperty({ type: [LiveEventDto], description: 'The last 100, newest first' })
  events!: LiveEventDto[];

  @ApiProperty({ type: [LiveExposureDto], description: 'The last 100, newest first' })
  exposures!: LiveExposureDto[];

  @ApiProperty({ type: [LiveNoteDto], description: 'Of the last hour, the latest first' })
  notes!: LiveNoteDto[];
}
