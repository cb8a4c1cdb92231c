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

  @Count('Number of variants that expect end users, minus 1', 1)
  degreesOfFreedom!: number;

  @Figure('Always-valid p-value of the split, good for any number of looks', 1)
  pValue!: number | null;

  @Figure('Probability of a split at least as uneven by chance (chi-square test), for one look only', 0.55)
  pValueOneLook!: number | null;

  @Figure('A mismatch is reported below it', 0.001)
  threshold!: number;

  @Flag(
    '`pValue` < threshold: chance alone reports one in 1000 experiments at most, however often they are looked at',
  )
  srmDetected!: boolean;

  @Warnings('Why the check could not be made, or should be read with care')
  warnings!: string[];
}
