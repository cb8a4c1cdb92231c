import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '#libs/http';

export class SeenRequest {
  @IdField()
  projectId!: number;
}

/** A website that has asked for decisions, in whatever status the experiments are. */
export class SeenOriginDto {
  @ApiProperty({
    example: 'https://shop.example',
    description: 'As the browser sent it; `null` for a page without an origin, such as a file',
  })
  origin!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T08:00:00.000Z' })
  firstAt!: Date;

  @ApiProperty({
    ...{ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' },
    description: 'Up to a minute late',
  })
  lastAt!: Date;

  @ApiProperty({
    example: false,
    description: 'Whether its last request was refused because the project does not allow the origin',
  })
  refused!: boolean;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true, example: null },
    description: 'When a preview was last shown there',
  })
  previewedAt!: Date | null;
}

/** How many visitors an experiment has. */
export class SeenVisitorsDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experimentId!: number;

  @ApiProperty({ type: 'integer', example: 4063 })
  users!: number;
}

export class SeenDto {
  @ApiProperty({ type: [SeenOriginDto], description: 'The latest first; at most 50' })
  origins!: SeenOriginDto[];

  @ApiProperty({ type: [SeenVisitorsDto], description: 'Only experiments that have visitors, by id' })
  visitors!: SeenVisitorsDto[];
}

/** A property that events of a type have had. */
export class SeenPropertyDto {
  @ApiProperty({ example: 'amount' })
  name!: string;

  @ApiProperty({ example: true, description: 'Whether all its values were numbers' })
  isNumber!: boolean;
}

/** A type of event that has come lately. */
export class SeenTypeDto {
  @ApiProperty({ example: 'purchase' })
  type!: string;

  @ApiProperty({ type: 'integer', example: 412, description: 'Of the latest 5,000 events of the project' })
  count!: number;

  @ApiProperty({ example: true, description: 'Whether any had a `value`' })
  hasValue!: boolean;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  lastAt!: Date;

  @ApiProperty({ type: [SeenPropertyDto], description: 'By name; at most 100' })
  properties!: SeenPropertyDto[];
}

export class SeenTypesDto {
  @ApiProperty({ type: [SeenTypeDto], description: 'The most frequent first; at most 200' })
  types!: SeenTypeDto[];
}
