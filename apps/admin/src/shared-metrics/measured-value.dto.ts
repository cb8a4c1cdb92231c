import { ApiProperty } from '@nestjs/swagger';

/** What a metric came to for a number of end users. */
export class MeasuredValueDto {
  @ApiProperty({
    ...{ type: Number, nullable: true, example: 12.5 },
    description: 'A rate, a mean, a ratio or a quantile; null where there is nothing to divide by',
  })
  value!: number | null;

  @ApiProperty({ type: 'integer', example: 1200, description: 'End users that count' })
  users!: number;
}
