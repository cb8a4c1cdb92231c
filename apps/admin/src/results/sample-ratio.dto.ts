import { AnswerField } from '#libs/http';
import { Count, Figure, Flag, Warnings } from './answer-fields.js';

/** Whether end users were split as configured; a mismatch makes all other numbers untrustworthy. */
export class SampleRatioDto {
  @AnswerField({
    isArray: true,
    type: Number,
    example: [5_000, 5_000],
    description:
      'Σ over allocation versions of (end users assigned under it × share), for all variants in id order',
  })
  expectedUsers!: number[];

  @Figure('Σ (assigned - expected)² / expected', 0.36)
  chiSquare!: number | null;

  @Count('Number of variants with a share, minus 1', 1)
  degreesOfFreedom!: number;

  @Figure('Probability of a split at least as uneven by chance', 0.55)
  pValue!: number | null;

  @Figure('A mismatch is reported below it', 0.001)
  threshold!: number;

  @Flag('p-value < threshold')
  srmDetected!: boolean;

  @Warnings('Why the check could not be made, or should be read with care')
  warnings!: string[];
}
