import { describe, expect, it } from '@jest/globals';
import { onboardingSteps, type Progress } from './onboarding-steps.js';

const fresh: Progress = {
  experiment: undefined,
  tag: { kind: 'never' },
  previewedAt: undefined,
  hasVisitor: false,
};
const createdAt = '2026-12-01T10:00:00.000Z';

const experiment = ({ startedAt = null as string | null, css = '', metrics = 0 } = {}) =>
  ({
    experiment: { createdAt, startedAt },
    variations: [
      { isControl: true, css: 'body{}', js: '', changes: [], redirectUrl: '' },
      { isControl: false, css, js: '', changes: [], redirectUrl: '' },
    ],
    metrics: Array.from({ length: metrics }, () => ({})),
  }) as unknown as NonNullable<Progress['experiment']>;

const done = (progress: Partial<Progress>) =>
  onboardingSteps({ ...fresh, ...progress })
    .filter(({ isDone }) => isDone)
    .map(({ key }) => key);

describe('onboardingSteps', () => {
  it.each<[string, Partial<Progress>, string[]]>([
    ['nothing in an empty project', {}, []],
    ['the tag wherever it is seen', { tag: { kind: 'seen', origin: 'a', lastAt: 'b' } }, ['tag']],
    ['no tag that is refused', { tag: { kind: 'refused', origin: 'a', lastAt: 'b' } }, []],
    ['no variation that changes nothing', { experiment: experiment() }, ['experiment']],
    ['a variation that does', { experiment: experiment({ css: 'a{}' }) }, ['experiment', 'variation']],
    ['a metric', { experiment: experiment({ metrics: 1 }) }, ['experiment', 'metric']],
    [
      'no preview of before the experiment',
      { experiment: experiment(), previewedAt: '2026-12-01T09:59:59.000Z' },
      ['experiment'],
    ],
    [
      'a preview since',
      { experiment: experiment(), previewedAt: '2026-12-01T10:00:01.000Z' },
      ['experiment', 'preview'],
    ],
    [
      'the start, and the first visitor',
      { experiment: experiment({ startedAt: createdAt }), hasVisitor: true },
      ['experiment', 'start', 'visitor'],
    ],
  ])('ticks %s', (_, progress, keys) => {
    expect(done(progress)).toEqual(keys);
  });
});
