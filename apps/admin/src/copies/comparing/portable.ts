import type { EndDecision, FlagRule, Metric, PinnedVariation, Variation } from '#libs/entities';
import { experimentFacts, partFacts, servedOf } from '../../experiments/index.js';
import type { NamedConfiguration } from '../copied-source.js';

/** A setting, as members call it, without ids of its project. */
export interface Setting {
  words: string;
  value: unknown;
}

/** A variation, metric, rule or segment, told from others by what it is called. */
export interface Thing {
  words: string;
  settings: ReadonlyMap<string, Setting>;
}

/** An experiment as it can be compared with one of another project: whatever it names has its name there, not its id. */
export interface PortableExperiment {
  settings: ReadonlyMap<string, Setting>;
  /** By their pointers, such as `/variations/on`. */
  things: ReadonlyMap<string, Thing>;
}

export function portable(source: NamedConfiguration): PortableExperiment {
  const things = new Map<string, Thing>();
  addThings(things, 'variations', servedOf(source), (variation) => variationThing(variation, source));
  addThings(things, 'rules', source.experiment.rules, (rule) => ruleThing(rule, source));
  addThings(things, 'metrics', source.metrics, (metric) => metricThing(metric, source));
  addThings(things, 'segments', [...source.segments.values()], ({ name, rules }) => ({
    name,
    words: `Segment ‘${name}’`,
    settings: { rules: { words: `Rules of the segment ‘${name}’`, value: rules } },
  }));
  return { settings: new Map(Object.entries(ownSettings(source))), things };
}

/** Those of the same name are told apart by their order. */
function addThings<Part>(
  things: Map<string, Thing>,
  kind: string,
  parts: readonly Part[],
  describe: (part: Part) => { name: string; words: string; settings: Record<string, Setting> },
): void {
  for (const part of parts) {
    const { name, words, settings } = describe(part);
    const pointer = `/${kind}/${escaped(name)}`;
    let free = pointer;
    for (let number = 2; things.has(free); number++) free = `${pointer} (${number})`;
    things.set(free, { words, settings: new Map(Object.entries(settings)) });
  }
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** A group is of its project alone, and each copy has an owner of its own. Names of segments are compared with what has them. */
function ownSettings(source: NamedConfiguration): Record<string, Setting> {
  const { experiment, conditions, segmentIds } = source;
  const { rules, pins, decision, shippedVariationId, groupId: _, ownerId: _owner, ...plain } = experiment;
  const settings: Record<string, Setting> = {};
  for (const [field, { words }] of Object.entries(experimentFacts))
    if (field in plain)
      settings[`/experiment/${field}`] = { words, value: plain[field as keyof typeof plain] };
  return {
    ...settings,
    '/experiment/decision': { words: experimentFacts.decision.words, value: decided(decision, source) },
    '/experiment/shippedVariationId': {
      words: experimentFacts.shippedVariationId.words,
      value: titleOf(shippedVariationId, source),
    },
    '/experiment/pins': { words: experimentFacts.pins.words, value: pinned(pins, source) },
    '/rules': { words: 'Order of rules', value: rules.map(({ name }) => name) },
    '/segmentIds': { words: 'Segments', value: segmentNames(segmentIds, source) },
    '/conditions': {
      words: 'Conditions',
      value: conditions.map(({ operator, urls, ignoreQuery }) => ({ operator, urls, ignoreQuery })),
    },
  };
}

function variationThing(variation: Variation, source: NamedConfiguration) {
  const { title, isControl, segmentId } = variation;
  const settings: Record<string, Setting> = { isControl: { words: `Control: ‘${title}’`, value: isControl } };
  for (const [field, { words }] of Object.entries(partFacts.variations))
    if (field !== 'title')
      settings[field] = { words: `${words} of ‘${title}’`, value: variation[field as keyof Variation] };
  settings.segmentId!.value = segmentId === null ? null : segmentNames([segmentId], source)[0];
  return { name: title, words: `Variation ‘${title}’`, settings };
}

function ruleThing(rule: FlagRule, source: NamedConfiguration) {
  const { name, segmentIds, prerequisites, coverage, serve, schedule } = rule;
  const served =
    'shares' in serve
      ? serve.shares.map(({ variationId, percent }) => ({ variation: titleOf(variationId, source), percent }))
      : titleOf(serve.variationId, source);
  const of = (words: string, value: unknown): Setting => ({ words: `${words} of the rule ‘${name}’`, value });
  const settings = {
    segmentIds: of('Segments', segmentNames(segmentIds, source)),
    prerequisites: of('Prerequisites', prerequisites.map(source.flagOf)),
    coverage: of('Coverage', coverage),
    serve: of('Served variation', served),
    schedule: of('Schedule', schedule),
  };
  return { name, words: `Rule ‘${name}’`, settings };
}

/** What an attached metric measures is its definition; its own settings follow from that. */
function metricThing(metric: Metric, { sharedMetrics }: NamedConfiguration) {
  const { title, sharedMetricId } = metric;
  const shared = sharedMetricId === null ? undefined : sharedMetrics.get(sharedMetricId);
  const names = shared ? ['role', 'overrides'] : Object.keys(partFacts.metrics);
  const settings: Record<string, Setting> = {
    definition: { words: `Shared definition of ‘${title}’`, value: shared?.definition ?? null },
  };
  for (const field of names)
    if (field !== 'title' && !field.startsWith('shared'))
      settings[field] = {
        words: `${partFacts.metrics[field]!.words} of ‘${title}’`,
        value: metric[field as keyof Metric],
      };
  return { name: title, words: `Metric ‘${title}’`, settings };
}

function titleOf(id: number | null, { variations }: NamedConfiguration): string | null {
  if (id === null) return null;
  return variations.find((variation) => variation.id === id)?.title ?? String(id);
}

const segmentNames = (ids: readonly number[], { segments }: NamedConfiguration): string[] =>
  ids.map((id) => segments.get(id)?.name ?? String(id)).sort();

const pinned = (pins: readonly PinnedVariation[], source: NamedConfiguration) =>
  pins
    .map(({ endUserId, variationId }) => ({ endUserId, variation: titleOf(variationId, source) }))
    .sort((one, other) => (one.endUserId < other.endUserId ? -1 : 1));

const decided = (decision: EndDecision | null, source: NamedConfiguration) =>
  decision && { ...decision, variationId: undefined, variation: titleOf(decision.variationId, source) };
