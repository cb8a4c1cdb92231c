import { saltCheck } from '#libs/bucketing';
import {
  askedAttributes,
  compile,
  type CompiledExperiment,
  type CompiledProject,
  type CompiledVariation,
  type Datafile,
  type FlagValue,
  fromReaderDatafile,
  isPlain,
  JoinedFilter,
  type ReaderDatafile,
  readerVersion,
  withDependents,
} from '#libs/evaluation';

/** A flag that the datafile has, and what is asked about it again and again. */
export interface LoadedFlag {
  readonly experiment: CompiledExperiment;
  /** Whether only the server can tell, for whomever. */
  readonly asks: boolean;
  /** Whether it depends on what is recorded of joined ids. */
  readonly asksJoined: boolean;
  /** Whether `pickPlainly` tells what it gives. */
  readonly isPlain: boolean;
  /** The numbers of what a plain one serves, by their places. */
  readonly plainNumbers: number[];
  /** The numbers of its exposures so far; see `Reported`. */
  readonly exposures: {
    readonly variation: CompiledVariation;
    readonly ruleId: number;
    readonly number: number;
  }[];
}

/** A datafile made ready: who is decided here, and about what the server is asked. */
export interface Loaded {
  readonly revision: number;
  readonly project: CompiledProject;
  /** Active and shipped ones, by key. */
  readonly flags: ReadonlyMap<string, LoadedFlag>;
  /** Ids of experiments about which only the server can tell, for whomever. */
  readonly asks: ReadonlySet<number>;
  /** Those of them that this reader does not understand, by key. */
  readonly unread: ReadonlyMap<string, number>;
  /** Ids that may be joined to others; undefined for none. */
  readonly joined: JoinedFilter | undefined;
  /** Experiments that depend on what is recorded of joined ids. */
  readonly measured: readonly number[];
  readonly streamUrl: string | undefined;
  /** Whether it depends on what no stream tells: who is joined, and which attributes are stored. */
  readonly changesUntold: boolean;
  /** What is wrong with it without making it useless. */
  readonly warnings: readonly string[];
}

/** @throws RangeError or TypeError for something that is no datafile */
export function load(read: ReaderDatafile, hmacSalt: string | undefined): Loaded {
  const isNewer = read.readerVersion > readerVersion;
  const unread = new Map(
    read.experiments
      .filter((one) => isNewer || one.readerVersion > readerVersion)
      .map(({ key, id }) => [key, id]),
  );
  const datafile = fromReaderDatafile({ ...read, experiments: isNewer ? [] : read.experiments });
  const salt = saltOf(read, hmacSalt);
  const { maxTrafficVal, hashSeed = 0 } = read.bucketing;
  const project = compile(datafile, {
    ...{ maxTrafficVal, hashSeed },
    ...(salt.known !== undefined && { hmacSalt: salt.known }),
  });
  for (const { variations } of project.experiments) for (const { value } of variations) freeze(value);
  const asks = withDependents([...read.asks, ...unread.values()], project.experiments);
  if (salt.isMissing) for (const one of project.experiments) if (usesHash(one)) asks.add(one.id);
  const flags = project.experiments.map((experiment): [string, LoadedFlag] => [
    experiment.key,
    {
      ...{ experiment, asks: asks.has(experiment.id), asksJoined: asksJoined(experiment) },
      ...{ isPlain: isPlain(project, experiment), plainNumbers: [], exposures: [] },
    },
  ]);
  const [stream] = read.eventStreams ?? [];
  return {
    ...{ revision: read.revision, project, flags: new Map(flags), asks, unread },
    joined: read.joined === null ? undefined : JoinedFilter.from(read.joined),
    measured: project.experiments.filter(asksJoined).map(({ id }) => id),
    streamUrl: stream?.type === 'sse' ? stream.url : undefined,
    changesUntold: read.joined !== null || hasUnasked(datafile, read.asks),
    warnings: [
      ...salt.warnings,
      ...project.faults.map(({ experimentId, detail }) => `Experiment ${experimentId}: ${detail}`),
    ],
  };
}

/** Whether the server may have to be asked as soon as an attribute is stored. */
const hasUnasked = ({ experiments }: Datafile, asks: readonly number[]): boolean =>
  askedAttributes({ experiments: experiments.filter(({ id }) => !asks.includes(id)) }).size > 0;

const asksJoined = ({ measured, ruling }: CompiledExperiment): boolean => measured || ruling !== null;

const usesHash = ({ shipped, type }: CompiledExperiment): boolean =>
  shipped === null && type !== 'Personalization';

function saltOf({ bucketing }: ReaderDatafile, given: string | undefined) {
  if (bucketing.saltCheck === undefined) return { known: undefined, isMissing: false, warnings: [] };
  if (given === undefined) return { known: undefined, isMissing: true, warnings: [] };
  if (saltCheck(given) === bucketing.saltCheck) return { known: given, isMissing: false, warnings: [] };
  const warning = 'hmacSalt is not the HMAC_SALT of the server, so that the server is asked.';
  return { known: undefined, isMissing: true, warnings: [warning] };
}

/** Values are given to whoever asks, and must stay what they are. */
function freeze(value: FlagValue | undefined): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value as Record<string, FlagValue>)) freeze(part);
}
