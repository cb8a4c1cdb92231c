import {
  type BucketSettings,
  assignmentKeySuffix,
  coverageRange,
  createBucketOf,
  cumulativeLimits,
  groupRange,
  holdoutRange,
} from '#libs/bucketing';
import { UrlMatcher, compileRules, compileRuleSteps, stepBudget, type RuleSteps } from '#libs/targeting';
import type {
  CompileFault,
  CompiledAllocation,
  CompiledExperiment,
  CompiledProject,
  CompiledRules,
  CompiledSegment,
  CompiledVariation,
  DisabledExperiment,
  NamedValue,
  RuleCosts,
} from './compiled-project.js';
import type {
  Datafile,
  DatafileExperiment,
  DatafileSettings,
  DatafileVariation,
  ValueType,
} from './datafile.js';
import { compileRuling } from './compile-rules.js';
import { createFragments, hasValues } from './fragments.js';
import { whereText } from './where.js';

/**
 * Makes a datafile ready for decisions: everything that does not depend on a request is done here, once.
 *
 * An experiment that makes no sense (shares over 100 percent) is left out and told in `faults`, so that it
 * costs nobody the other experiments.
 *
 * @throws RangeError for bucket settings or a holdout that make no sense
 */
export function compile(datafile: Datafile, bucketSettings: BucketSettings): CompiledProject {
  const { projectId, publicId, revision, settings } = datafile;
  const { maxTrafficVal } = bucketSettings;
  const { holdoutPercent } = settings;
  const { sound, experiments, faults } = compileExperiments(datafile, maxTrafficVal);

  return {
    projectId,
    publicId,
    revision,
    settings,
    experiments,
    urlFollowers: experiments.filter(({ followsUrl }) => followsUrl).length,
    experimentsById: new Map(experiments.map((experiment) => [experiment.id, experiment])),
    experimentsByKey: new Map(experiments.map((experiment) => [experiment.key, experiment])),
    disabledByKey: compileDisabled(datafile),
    controlsWhileOff: new Map(
      (datafile.disabled ?? []).flatMap(({ id, control }) => (control ? [[id, control.id]] : [])),
    ),
    pinnedAt: pinnedPositions(experiments),
    faults,
    firstEndAt: Math.min(Infinity, ...experiments.map(({ endAt }) => endAt)),
    urls: new UrlMatcher(sound),
    bucketOf: createBucketOf(bucketSettings),
    where: whereText(sound, settings),
    holdout: holdoutPercent === 0 ? null : holdoutRange(projectId, holdoutPercent, maxTrafficVal),
  };
}

function compileDisabled({ disabled = [] }: Datafile): ReadonlyMap<string, DisabledExperiment> {
  return new Map(
    disabled.map(({ id, key, status, valueType, control }) => [
      key,
      {
        ...{ id, key, isListed: status === 'Paused' || status === 'Ended' },
        control: control && { id: control.id, title: control.title, ...valueOf(valueType, control) },
      },
    ]),
  );
}

/** A text that was not set is the title. */
function valueOf(
  type: ValueType,
  { value = null, title }: Pick<DatafileVariation, 'value' | 'title'>,
): Pick<NamedValue, 'value' | 'hasOwnValue'> {
  if (value !== null) return { value, hasOwnValue: true };
  return { value: type === 'string' ? title : undefined, hasOwnValue: false };
}

function compileExperiments({ experiments: given, settings }: Datafile, maxTrafficVal: number) {
  const sound: DatafileExperiment[] = [];
  const experiments: CompiledExperiment[] = [];
  const faults: CompileFault[] = [];
  const segmentOf = createSegments();

  for (const experiment of given) {
    try {
      experiments.push(
        compileExperiment(experiment, { settings, maxTrafficVal, position: sound.length, segmentOf }),
      );
      sound.push(experiment);
    } catch (error) {
      faults.push({ experimentId: experiment.id, detail: String(error) });
    }
  }
  return { sound, experiments: withPrerequisites(experiments), faults };
}

/** Where end users are pinned, by their ids. */
function pinnedPositions(experiments: readonly CompiledExperiment[]): ReadonlyMap<string, number[]> | null {
  const found = new Map<string, number[]>();
  for (const { ruling, position } of experiments)
    for (const endUserId of ruling?.pins.keys() ?? []) {
      const positions = found.get(endUserId);
      if (positions) positions.push(position);
      else found.set(endUserId, [position]);
    }
  return found.size === 0 ? null : found;
}

/** What has to be known for a flag has to be known for those whose rules ask for it. */
function withPrerequisites(experiments: CompiledExperiment[]): CompiledExperiment[] {
  const byId = new Map(experiments.map((experiment) => [experiment.id, experiment]));
  return experiments.map((experiment) => {
    const needed = prerequisitesOf(experiment, byId);
    if (needed.length === 0) return experiment;
    return {
      ...experiment,
      asksMembership: experiment.asksMembership || needed.some((one) => one.asksMembership),
      asksAttributes: experiment.asksAttributes || needed.some((one) => one.asksAttributes),
    };
  });
}

/** All experiments that rules ask for, also those that ask through others. */
function prerequisitesOf(
  experiment: CompiledExperiment,
  byId: ReadonlyMap<number, CompiledExperiment>,
): CompiledExperiment[] {
  const found = new Set<CompiledExperiment>();
  const waiting = [experiment];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
    for (const { prerequisites } of one.ruling?.rules ?? [])
      for (const { experimentId } of prerequisites) {
        const next = byId.get(experimentId);
        if (next === undefined || found.has(next)) continue;
        found.add(next);
        waiting.push(next);
      }
  return [...found];
}

function compileExperiment(
  experiment: DatafileExperiment,
  {
    settings,
    maxTrafficVal,
    position,
    segmentOf,
  }: { settings: DatafileSettings; maxTrafficVal: number; position: number; segmentOf: SegmentOf },
): CompiledExperiment {
  const variations = compileVariations(experiment, settings, segmentOf);
  const segments = experiment.segments.map(({ id, rules }) => segmentOf(id, rules));
  const control = variations.find(({ isControl }) => isControl);
  const shipped = shippedOf(experiment, variations);
  const ruling = compileRuling(experiment, { variations, maxTrafficVal, segmentOf });
  const isRuleMeasured = ruling?.rules.some(({ single }) => single === null) === true;
  const measured = !(experiment.type === 'Feature Flag' && givesAllTheSame(experiment));

  return {
    id: experiment.id,
    key: experiment.key,
    title: experiment.title,
    type: experiment.type,
    valueType: experiment.valueType ?? 'string',
    hasValues: hasValues(experiment),
    allocationVersion: experiment.allocationVersion,
    followsUrl: experiment.triggerType === 'URL Changes',
    endAt: shipped ? Infinity : (experiment.endAt ?? Infinity),
    sticky:
      experiment.sticky &&
      (measured || isRuleMeasured) &&
      experiment.type !== 'Personalization' &&
      shipped === null,
    measured,
    ruling,
    isStatic: isStatic(experiment),
    variations,
    control,
    shipped,
    metrics: experiment.metrics,
    segments,
    asksMembership: asksMembership(experiment),
    asksAttributes: asksAttributes(experiment),
    ruleCosts: ruleCostsOf(
      experiment.type,
      [...segments, ...(ruling?.rules.flatMap((rule) => rule.segments) ?? [])],
      variations,
    ),
    position,
    allocation: compileAllocation(experiment, variations, maxTrafficVal),
  };
}

/** Whether one variation has all shares. */
const givesAllTheSame = ({ variations }: DatafileExperiment): boolean =>
  variations.some(({ traffic, retired }) => traffic === 100 && !retired);

function isStatic(experiment: DatafileExperiment): boolean {
  const { conditions, segments, coverage, group, type } = experiment;
  return (
    conditions.length === 0 &&
    segments.length === 0 &&
    coverage === 100 &&
    group === null &&
    type !== 'Personalization' &&
    givesAllTheSame(experiment)
  );
}

/** @throws RangeError for a variation that the experiment does not have */
function shippedOf(
  { shippedVariationId }: DatafileExperiment,
  variations: readonly CompiledVariation[],
): CompiledVariation | null {
  if (shippedVariationId === undefined || shippedVariationId === null) return null;
  const shipped = variations.find(({ id }) => id === shippedVariationId);
  if (shipped === undefined) throw new RangeError(`Variation ${shippedVariationId} is unknown`);
  return shipped;
}

function compileVariations(
  experiment: DatafileExperiment,
  settings: DatafileSettings,
  segmentOf: SegmentOf,
): CompiledVariation[] {
  const toJson = createFragments(experiment, settings);
  const leads = experiment.type === 'Split URL' || experiment.type === 'Redirect';

  return experiment.variations.map((variation) => ({
    id: variation.id,
    title: variation.title,
    ...valueOf(experiment.valueType ?? 'string', variation),
    isControl: variation.isControl,
    retired: variation.retired,
    redirectUrl: leads ? variation.redirectUrl || null : null,
    segment: variation.segmentId === null ? null : segmentOf(variation.segmentId, variation.segmentRules),
    ...toJson(variation),
  }));
}

function compileAllocation(
  { id, variations: given, group, coverage }: DatafileExperiment,
  variations: readonly CompiledVariation[],
  maxTrafficVal: number,
): CompiledAllocation {
  const control = variations.find(({ isControl }) => isControl);

  return {
    keySuffix: assignmentKeySuffix(id),
    limits: cumulativeLimits(
      given.map(({ traffic }) => traffic),
      maxTrafficVal,
    ),
    served: variations.map((variation) => (variation.retired ? control : variation)),
    group: group === null ? null : groupRange(group, maxTrafficVal),
    coverage: coverage === 100 ? null : coverageRange(id, coverage, maxTrafficVal),
  };
}

type SegmentOf = (id: number, rules: object | null) => CompiledSegment;

/** Compiles each segment once, however many experiments have it. */
function createSegments(): SegmentOf {
  const known = new Map<string, CompiledSegment>();
  return (id, rules) => {
    const key = `${id} ${JSON.stringify(rules)}`;
    const segment = known.get(key) ?? { id, rules: rules === null ? null : prepareRules(rules) };
    known.set(key, segment);
    return segment;
  };
}

const prepareRules = (rules: object): CompiledRules => ({
  hold: compileRules(rules),
  steps: compileRuleSteps(rules),
});

function ruleCostsOf(
  type: DatafileExperiment['type'],
  segments: readonly CompiledSegment[],
  variations: readonly CompiledVariation[],
): RuleCosts {
  const own = type === 'Personalization' ? variations.map(({ segment }) => segment) : [];
  const rules = new Set([...segments, ...own].map((segment) => segment?.rules ?? null));
  const steps = [...rules].flatMap((one) => (one === null ? [] : [one.steps]));
  const fixed = steps.filter(({ varies }) => !varies);
  return {
    budget: stepBudget(sumOf(steps)),
    varying: steps.filter(({ varies }) => varies),
    fixed: sumOf(fixed),
  };
}

const sumOf = (steps: readonly RuleSteps[]): number => steps.reduce((sum, { most }) => sum + most, 0);

function asksMembership({ type, segments: own, rules, variations }: DatafileExperiment): boolean {
  const segments = [...own, ...(rules ?? []).flatMap((rule) => rule.segments)];
  if (segments.some(({ hasMembers }) => hasMembers !== false)) return true;
  return (
    type === 'Personalization' &&
    variations.some(({ segmentId, segmentHasMembers }) => segmentId !== null && segmentHasMembers !== false)
  );
}

function asksAttributes({ type, segments: own, rules: ofFlag, variations }: DatafileExperiment): boolean {
  const segments = [...own, ...(ofFlag ?? []).flatMap((rule) => rule.segments)];
  if (segments.some(({ rules }) => hasConditions(rules))) return true;
  return type === 'Personalization' && variations.some(({ segmentRules }) => hasConditions(segmentRules));
}

const hasConditions = (rules: object | null): boolean => rules !== null && Object.keys(rules).length > 0;
