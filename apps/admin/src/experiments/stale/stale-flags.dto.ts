import { ApiProperty } from '@nestjs/swagger';
import { sameDays, staleReasons, unaskedDays, type StaleReason } from './stale-since.js';

/** Why a flag can probably go. */
export class StalenessDto {
  @ApiProperty({
    ...{ enum: [...staleReasons], example: 'one_variation' },
    description: `\`one_variation\`: everybody has had the same for ${sameDays} days; \`not_asked\`: nobody asked for it in ${unaskedDays} days`,
  })
  reason!: StaleReason;

  @ApiProperty({
    ...{ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' },
    description: 'Since when that is so',
  })
  since!: Date;
}

export class StaleFlagDto extends StalenessDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experimentId!: number;

  @ApiProperty({ type: String, example: 'new-checkout' })
  key!: string;

  @ApiProperty({ type: String, example: 'New checkout' })
  title!: string;
}
