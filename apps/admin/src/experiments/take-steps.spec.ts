import type { FlagRule } from '#libs/entities';
import { serveTheSame, takeSteps, withoutPastSteps, withoutSteps } from './take-steps.js';

const step = (hour: number, coverage: number) => ({ at: `2026-12-01T0${hour}:00:00.000Z`, coverage });
const at = (hour: number) => new Date(step(hour, 0).at);
const rule = (fields: Partial<FlagRule>): FlagRule => ({
  ...{ id: 1, name: 'R', segmentIds: [], prerequisites: [], coverage: 10, serve: { variationId: 2 } },
  ...{ schedule: [step(1, 25), step(2, 50), step(3, 100)], ...fields },
});

describe('steps of rules', () => {
  it('are taken when their time has come, and removed', () => {
    expect(takeSteps([rule({})], at(0))).toEqual([rule({})]);
    expect(takeSteps([rule({})], at(1))).toEqual([
      rule({ coverage: 25, schedule: [step(2, 50), step(3, 100)] }),
    ]);
  });

  it('are taken together after a while in which nobody took them, each rule by itself', () => {
    const later = rule({ id: 2, schedule: [step(4, 0)] });
    expect(takeSteps([rule({}), later], at(3))).toEqual([rule({ coverage: 100, schedule: [] }), later]);
  });

  it('go without being taken where they are past', () => {
    expect(withoutPastSteps([rule({})], at(2))).toEqual([rule({ schedule: [step(3, 100)] })]);
  });

  it('change nobody as long as they are to come', () => {
    expect(serveTheSame([rule({})], withoutSteps([rule({})]))).toBe(true);
    expect(serveTheSame([rule({})], takeSteps([rule({})], at(1)))).toBe(false);
    expect(serveTheSame([rule({})], [])).toBe(false);
  });
});
