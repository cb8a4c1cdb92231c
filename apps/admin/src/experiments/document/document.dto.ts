import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { ConditionDto } from '../../conditions/index.js';
import { MetricDto } from '../../metrics/index.js';
import { VariationDto } from '../../variations/index.js';
import { ExperimentDto } from '../experiment.dto.js';
import { NotStartedDto } from '../not-started.js';

/** A metric without its counters, which grow whatever anybody saves. */
export class DocumentMetricDto extends OmitType(MetricDto, ['triggeredOnLIVE', 'triggeredOnQA']) {}

export class ExperimentDocumentDto {
  @ApiProperty({ type: 'integer', example: 7, description: 'Grows with every change of the experiment' })
  revision!: number;

  @ApiProperty({ type: ExperimentDto })
  experiment!: ExperimentDto;

  @ApiProperty({ type: [ConditionDto] })
  conditions!: ConditionDto[];

  @ApiProperty({ type: [Number], example: [7], description: 'Those that it is for; none means everyone' })
  segmentIds!: number[];

  @ApiProperty({ type: [VariationDto], description: 'With their shares; retired ones too' })
  variations!: VariationDto[];

  @ApiProperty({ type: [DocumentMetricDto] })
  metrics!: DocumentMetricDto[];

  @ApiProperty({
    type: NotStartedDto,
    required: false,
    description: 'Only there when something keeps a Draft from starting',
  })
  notStarted?: NotStartedDto;
}

const fields = { type: 'object', additionalProperties: true } as const;
const parts = { type: 'array', items: fields } as const;

/** What is left out is unchanged; a list that is there is complete, new parts in it have no id. */
export class SaveDocumentRequest {
  @ApiProperty({
    ...{ type: 'integer', required: false, minimum: 1, example: 7 },
    description: 'The revision at which the document was read; If-Match says the same',
  })
  revision?: number;

  @ApiPropertyOptional({
    ...{ ...fields, example: { title: 'Green button' } },
    description: 'Fields as where an experiment is changed alone; null clears',
  })
  experiment?: Record<string, unknown>;

  @ApiProperty({
    ...{ ...parts, required: false, example: [{ id: 5, urls: ['/product/'] }] },
    description: 'All conditions; those that it lacks are deleted',
  })
  conditions?: Record<string, unknown>[];

  @ApiProperty({ type: [Number], required: false, example: [7], description: 'All segments' })
  segmentIds?: number[];

  @ApiProperty({
    ...{
      ...parts,
      required: false,
      example: [
        { id: 31, traffic: 50 },
        { title: 'Green', traffic: 50 },
      ],
    },
    description: 'All variations; those that it lacks are deleted from a Draft, and retired later',
  })
  variations?: Record<string, unknown>[];

  @ApiProperty({
    ...{ ...parts, required: false, example: [{ title: 'Clicks on buy', selector: '#buy' }] },
    description: 'All metrics; those that it lacks are deleted',
  })
  metrics?: Record<string, unknown>[];

  @ApiProperty({
    required: false,
    example: false,
    description: 'Lets a running experiment open to everybody',
  })
  opensToEverybody?: boolean;

  @ApiProperty({
    required: false,
    example: 'After the talk with sales',
    description: 'Kept with the version',
  })
  note?: string;
}
