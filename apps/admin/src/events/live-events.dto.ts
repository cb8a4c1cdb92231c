import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '#libs/http';

export class LiveEventsRequest {
  @IdField()
  projectId!: number;
}

/** An event that came a moment ago. */
export class LiveEventDto {
  @ApiProperty({ type: 'integer' })
  id!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  experimentId!: number | null;

  @ApiProperty({ type: String, nullable: true })
  endUserId!: string | null;

  @ApiProperty()
  type!: string;

  @ApiProperty({ type: Number, nullable: true })
  value!: number | null;

  @ApiProperty({ type: String, format: 'date-time' })
  occurredAt!: Date;
}

/** An assignment that was served for the first time a moment ago. */
export class LiveExposureDto {
  @ApiProperty({ type: 'integer' })
  experimentId!: number;

  @ApiProperty({ type: 'integer' })
  variationId!: number;

  @ApiProperty()
  endUserId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  assignedAt!: Date;
}

export class LiveEventsDto {
  @ApiProperty({ type: [LiveEventDto], description: 'The last 100, newest first' })
  events!: LiveEventDto[];

  @ApiProperty({ type: [LiveExposureDto], description: 'The last 100, newest first' })
  exposures!: LiveExposureDto[];
}
