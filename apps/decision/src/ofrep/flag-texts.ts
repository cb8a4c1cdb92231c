import { hash } from 'node:crypto';
import {
  type CompiledProject,
  type DisabledExperiment,
  disabledFlag,
  evaluationOf,
  isAsciiText,
  type Outcome,
} from '#libs/evaluation';

/** A flag as JSON: all but the bucket, which is of the end user. */
export interface FlagText {
  /** Up to the bucket; the whole text when there is none. */
  readonly before: string;
  /** `before` of a flag that is not the first of a list. */
  readonly further: string;
  readonly after: string | undefined;
  readonly isAscii: boolean;
  /** Tells the text from all others: four numbers of 32 bits. */
  readonly print: Uint32Array;
}

/** How long a print is. */
export const printWords = 4;

interface ServedText extends FlagText, Pick<Outcome, 'variation' | 'reason' | 'ruleId'> {
  readonly hasBucket: boolean;
}

/** No bucket is negative. */
const noBucket = -987_654_321;

const known = new WeakMap<CompiledProject, [shown?: FlagTexts, hidden?: FlagTexts]>();

/** The flags of a datafile as JSON, made once for every way in which they can be served. */
export class FlagTexts {
  /** By the positions of the experiments. */
  private readonly served: ServedText[][];
  private readonly off = new Map<DisabledExperiment, FlagText>();
  private readonly disabled: CompiledProject['disabledByKey'];
  private listed: FlagText | undefined;
  private room = new Uint32Array(0);

  private constructor(
    { experiments, disabledByKey }: CompiledProject,
    private readonly hidesNames: boolean,
  ) {
    this.served = experiments.map(() => []);
    this.disabled = disabledByKey;
  }

  /** @param hidesNames whether titles are not told, and so no values that are titles either */
  static of(project: CompiledProject, hidesNames: boolean): FlagTexts {
    let both = known.get(project);
    if (both === undefined) known.set(project, (both = []));
    return (both[hidesNames ? 1 : 0] ??= new FlagTexts(project, hidesNames));
  }

  /** What `evaluationOf` says. */
  ofOutcome(outcome: Outcome): FlagText {
    const { experiment, variation, reason, bucket, ruleId } = outcome;
    const texts = this.served[experiment.position]!;
    const hasBucket = bucket !== null;
    for (const text of texts)
      if (
        text.variation === variation &&
        text.reason === reason &&
        text.hasBucket === hasBucket &&
        text.ruleId === ruleId
      )
        return text;
    const made = { variation, reason, ruleId, hasBucket, ...servedText(outcome, this.hidesNames) };
    texts.push(made);
    return made;
  }

  /** What `disabledFlag` says. */
  ofDisabled(experiment: DisabledExperiment): FlagText {
    let text = this.off.get(experiment);
    if (text === undefined)
      this.off.set(experiment, (text = textOf(JSON.stringify(disabledFlag(experiment, this.hidesNames)))));
    return text;
  }

  /** All flags that serve nobody and are told to those who ask for everything, with commas between them. */
  ofListed(): FlagText {
    if (this.listed !== undefined) return this.listed;
    const listed = [...this.disabled.values()].filter(({ isListed }) => isListed);
    return (this.listed = textOf(listed.map((one) => this.ofDisabled(one).before).join(',')));
  }

  /** Room for so many words at least, in place of what was written into it before. */
  roomFor(words: number): Uint32Array {
    if (this.room.length < words) this.room = new Uint32Array(words);
    return this.room;
  }
}

/** The whole text of a flag. */
export const fillIn = ({ before, after }: FlagText, bucket: number | null): string =>
  after === undefined ? before : before + digitsOf(bucket) + after;

/** Texts of the buckets that there usually are (MAX_TRAFFIC_VAL); fifty flags are as many numbers to write. */
const usualBuckets = Array.from({ length: 10_001 }, (_, bucket) => String(bucket));

/** A bucket in digits. */
export const digitsOf = (bucket: number | null): string =>
  (bucket === null ? undefined : usualBuckets[bucket]) ?? String(bucket);

function servedText(outcome: Outcome, hidesNames: boolean): FlagText {
  const bucket = outcome.bucket === null ? null : noBucket;
  const whole = JSON.stringify(evaluationOf({ ...outcome, bucket }, hidesNames));
  // The metadata stand last and are flat, so nothing that a value contains is taken for their bucket.
  const at = whole.indexOf(`"bucket":${noBucket}`, whole.lastIndexOf('"metadata":{'));
  if (at === -1) return textOf(whole);
  const end = at + '"bucket":'.length;
  return textOf(whole.slice(0, end), whole.slice(end + String(noBucket).length));
}

function textOf(before: string, after?: string): FlagText {
  // JSON has no NUL.
  const digest = hash('sha256', `${before}\0${after ?? ''}`, 'buffer');
  const print = Uint32Array.from({ length: printWords }, (_, word) => digest.readUInt32LE(4 * word));
  return {
    before,
    further: `,${before}`,
    after,
    isAscii: isAsciiText(before) && isAsciiText(after ?? ''),
    print,
  };
}
