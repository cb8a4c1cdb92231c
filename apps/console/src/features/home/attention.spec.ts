import { describe, expect, it } from '@jest/globals';
import { byAttention } from './attention.js';

type Entry = Parameters<typeof byAttention>[0][number] & { name: string };

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  ...{
    name,
    status: 'Active',
    warnings: [],
    decision: 'keep_running',
    daysLeft: 9,
    shippedVariantName: null,
  },
  ...more,
});

describe('byAttention', () => {
  it('puts wrong numbers and harm first, then what waits for a decision, then the rest', () => {
    const { urgent, others } = byAttention([
      entry('paused', { status: 'Paused' }),
      entry('running'),
      entry('shipped', {
        status: 'Ended',
        shippedVariantName: 'Green',
        daysLeft: 0,
        decision: 'control_wins',
      }),
      entry('silent', { warnings: ['silent_metric'] }),
      entry('plan reached', { daysLeft: 0 }),
      entry('winner', { decision: 'winner', warnings: ['silent_metric'] }),
      entry('no visitors', { warnings: ['no_visitors'] }),
      entry('guardrail', { decision: 'guardrail_blocked' }),
      entry('split', { decision: 'srm_detected', warnings: ['srm_detected'] }),
      entry('paused before visitors', { status: 'Paused', warnings: ['no_visitors'] }),
    ]);

    expect(urgent.map(({ name }) => name)).toEqual([
      'split',
      'guardrail',
      'no visitors',
      'winner',
      'plan reached',
      'silent',
      'shipped',
    ]);
    expect(others.map(({ name }) => name)).toEqual(['running', 'paused', 'paused before visitors']);
  });
});
