import {
  type CompiledExperiment,
  type CompiledProject,
  type CompiledVariation,
  evaluationOf,
  type Outcome,
} from '#libs/evaluation';
import { fillIn, FlagTexts } from './flag-texts.js';

const experiment = {
  id: 7,
  key: 'a"bucket":-987654321',
  type: 'AB Test',
  isStatic: false,
  ruling: null,
  position: 0,
} as CompiledExperiment;
const variation = (id: number, value: unknown) =>
  ({
    id,
    title: `"bucket":-987654321 ${id}`,
    value,
    hasOwnValue: true,
    isControl: id === 1,
  }) as CompiledVariation;
const lookalike = { bucket: -987_654_321 };
const variations = [
  variation(1, { bucket: 3 }),
  variation(2, '"bucket":-987654321'),
  variation(3, { ...lookalike, metadata: lookalike }),
];

const project = { experiments: [experiment], disabledByKey: new Map() } as unknown as CompiledProject;

it('says what evaluationOf says, whatever is known already', () => {
  const reasons = ['assigned', 'recorded', 'personalized', 'shipped'] as const;
  const served = variations.flatMap((one) =>
    reasons.flatMap((reason) =>
      [null, 0, 4711].map((bucket) => ({ experiment, variation: one, reason, bucket, ruleId: 0 })),
    ),
  );
  const others = (['not_targeted', 'holdout', 'not_active', 'lookup_unavailable'] as const).map((reason) => ({
    ...{ experiment, variation: null, reason, bucket: null, ruleId: 0 },
  }));
  const outcomes: Outcome[] = [...served, ...others, ...served.reverse()];
  for (const outcome of outcomes)
    for (const hides of [false, true])
      expect(JSON.parse(fillIn(FlagTexts.of(project, hides).ofOutcome(outcome), outcome.bucket))).toEqual(
        JSON.parse(JSON.stringify(evaluationOf(outcome, hides))),
      );
});
