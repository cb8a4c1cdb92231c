import type { CompiledExperiment, CompiledProject, CompiledVariation, Outcome } from '#libs/evaluation';
import { AllFlags } from './all-flags.js';
import { FlagTexts } from './flag-texts.js';

const flag = (id: number): CompiledExperiment =>
  ({
    ...{ id, key: `flag-${id}`, position: id - 1 },
    ...{ type: 'AB Test', isStatic: false, ruling: null },
  }) as CompiledExperiment;
const flags = [flag(1), flag(2)];
const [on, off] = [true, false].map(
  (value, index) =>
    ({
      id: index + 1,
      title: `Ä ${value}`,
      value,
      hasOwnValue: true,
      isControl: !value,
    }) as CompiledVariation,
) as [CompiledVariation, CompiledVariation];
const paused = (key: string, isListed = true) => ({ id: 9, key, isListed, control: null });
const projectOf = (...disabled: ReturnType<typeof paused>[]) =>
  ({
    experiments: flags,
    disabledByKey: new Map(disabled.map((one) => [one.key, one])),
  }) as unknown as CompiledProject;
const outcome = (position: number, more: Partial<Outcome> = {}): Outcome => ({
  ...{ experiment: flags[position]!, variation: on, reason: 'assigned', bucket: 7, ruleId: 0, ...more },
});
const offer = (name: string) => {
  const entry = { type: 'sse', url: `https://a.example/${name}` } as const;
  return { entry, json: { text: JSON.stringify(entry), isAscii: true }, name };
};

const all = (outcomes: Outcome[], { project = projectOf(), hides = false, name = '' } = {}) =>
  new AllFlags(outcomes, FlagTexts.of(project, hides), name === '' ? undefined : offer(name));

it('lists what is served and what is off, and the stream', () => {
  const project = projectOf(paused('p'), paused('draft', false), paused('q'));
  const { text, isAscii } = all([outcome(0), outcome(1, { bucket: null })], { project, name: 's' }).toJson();

  expect(JSON.parse(text)).toEqual({
    flags: [
      {
        ...{ key: 'flag-1', reason: 'SPLIT', variant: 'Ä true', value: true },
        metadata: { experimentId: 1, variationId: 1, isControl: false, bucket: 7 },
      },
      {
        ...{ key: 'flag-2', reason: 'SPLIT', variant: 'Ä true', value: true },
        metadata: { experimentId: 2, variationId: 1, isControl: false },
      },
      { key: 'p', reason: 'DISABLED', metadata: { experimentId: 9 } },
      { key: 'q', reason: 'DISABLED', metadata: { experimentId: 9 } },
    ],
    eventStreams: [offer('s').entry],
  });
  expect(isAscii).toBe(false);
});

it.each([
  ['nothing', [], projectOf()],
  ['what is off alone', [], projectOf(paused('p'))],
  ['what is served alone', [outcome(0)], projectOf()],
])('is JSON for %s', (_, outcomes, project) => {
  const { text } = all(outcomes, { project }).toJson();
  expect(JSON.parse(text).flags).toHaveLength(outcomes.length + project.disabledByKey.size);
});

it('has a tag of exactly its result, in whatever process and revision it is made', () => {
  const tagged = new Map<string, string>();
  const results = [
    ...[[], [outcome(0)], [outcome(1)], [outcome(0), outcome(1)], [outcome(1), outcome(0)]],
    ...[{ bucket: 8 }, { bucket: null }, { bucket: 0 }, { variation: off }].map((more) => [outcome(0, more)]),
    [outcome(0, { variation: null, reason: 'holdout', bucket: null })],
  ].flatMap((outcomes) =>
    [projectOf(), projectOf(paused('p')), projectOf(paused('p'), paused('q'))].flatMap((project) =>
      [false, true].flatMap((hides) => ['', 's', 't'].map((name) => ({ outcomes, project, hides, name }))),
    ),
  );
  for (const { outcomes, ...more } of results) {
    const { etag } = all(outcomes, more);
    const { text } = all(outcomes, more).toJson();
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(tagged.get(etag) ?? text).toBe(text);
    tagged.set(etag, text);
  }
  expect(tagged.size).toBe(new Set(tagged.values()).size);
});
