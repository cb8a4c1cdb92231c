import { ApiProperty } from '@nestjs/swagger';
import type { Configuration } from './writer/configuration.js';
import { servedOf } from './writer/configuration.js';
import { totalShare } from './writer/settle-shares.js';

/** Why a Draft cannot start as it is. */
export class NotStartedDto {
  @ApiProperty({
    enum: ['shares_sum'],
    example: 'shares_sum',
    description: 'The shares are not 100 in total',
  })
  reason!: 'shares_sum';

  @ApiProperty({ example: 99.99, description: 'The shares in total, in percent' })
  total!: number;
}

/** What keeps a Draft from starting; undefined when nothing does, and for what is no Draft. */
export function notStarted({
  experiment,
  variations,
}: Pick<Configuration, 'variations'> & { experiment: { status: string } }): NotStartedDto | undefined {
  const total = totalShare(servedOf({ variations }));
  return experiment.status === 'Draft' && total !== 100 ? { reason: 'shares_sum', total } : undefined;
}
