import {
  type CompiledExperiment,
  type CompiledProject,
  disabledFlag,
  evaluationOf,
  type Outcome,
} from '#libs/evaluation';

/** A flag as JSON: all but the bucket, which is of the end user. */
interface FlagText {
  readonly before: string;
  readonly after: string | undefined;
}

/** No bucket is negative. */
const noBucket = -987_654_321;
const bucketMark = `"bucket":${noBucket}`;

const known = new WeakMap<CompiledExperiment, Map<string, FlagText>>();

/** What `evaluationOf` says as JSON; made once for every way in which an experiment can be served. */
export function flagText(outcome: Outcome, hidesNames: boolean): string {
  const { experiment, bucket } = outcome;
  let texts = known.get(experiment);
  if (texts === undefined) known.set(experiment, (texts = new Map<string, FlagText>()));
  const name = nameOf(outcome, hidesNames);
  let text = texts.get(name);
  if (text === undefined) texts.set(name, (text = makeText(outcome, hidesNames)));
  return text.after === undefined ? text.before : `${text.before}"bucket":${bucket}${text.after}`;
}

/** All that the answer depends on but the experiment and the bucket itself. */
function nameOf({ variation, reason, bucket, ruleId }: Outcome, hidesNames: boolean): string {
  return `${variation?.id ?? ''} ${reason} ${ruleId} ${bucket === null} ${hidesNames}`;
}

function makeText(outcome: Outcome, hidesNames: boolean): FlagText {
  const bucket = outcome.bucket === null ? null : noBucket;
  const whole = JSON.stringify(evaluationOf({ ...outcome, bucket }, hidesNames));
  // The metadata stand last and are flat, so nothing that a value contains is taken for their bucket.
  const at = whole.indexOf(bucketMark, whole.lastIndexOf('"metadata":{'));
  if (at === -1) return { before: whole, after: undefined };
  return { before: whole.slice(0, at), after: whole.slice(at + bucketMark.length) };
}

type Disabled = CompiledProject['disabledByKey'] extends ReadonlyMap<string, infer Value> ? Value : never;

const knownOfDisabled = new WeakMap<Disabled, [shown?: string, hidden?: string]>();

/** What `disabledFlag` says as JSON; made once. */
export function disabledText(experiment: Disabled, hidesNames: boolean): string {
  let texts = knownOfDisabled.get(experiment);
  if (texts === undefined) knownOfDisabled.set(experiment, (texts = []));
  return (texts[hidesNames ? 1 : 0] ??= JSON.stringify(disabledFlag(experiment, hidesNames)));
}
