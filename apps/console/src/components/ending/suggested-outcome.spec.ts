import { describe, expect, it } from '@jest/globals';
import { suggestedOutcome } from './suggested-outcome.js';

type Results = NonNullable<Parameters<typeof suggestedOutcome>[0]>;

const results = (status: string, more: object = {}): Results =>
  ({ decision: { status }, winner: null, warnings: [], ...more }) as unknown as Results;

describe('suggestedOutcome', () => {
  it.each<[Results | undefined, string, string]>([
    [results('winner', { winner: { variantId: 7 } }), 'ship', '7'],
    [results('control_wins'), 'roll_back', ''],
    [results('guardrail_blocked'), 'roll_back', ''],
    [results('inconclusive'), 'inconclusive', ''],
    [results('keep_running'), '', ''],
    [results('srm_detected'), '', ''],
    [results('inconclusive', { warnings: ['not_randomized'] }), '', ''],
    [undefined, '', ''],
  ])('suggests no more than the results say (%#)', (given, outcome, variationId) => {
    expect(suggestedOutcome(given)).toEqual({ outcome, variationId });
  });
});
