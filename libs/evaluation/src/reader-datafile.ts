import { maxPinHashes } from './asks.js';
import { EvaluationRequest } from './evaluation-request.js';
import type { Datafile, DatafileDisabled, DatafileExperiment, DatafileVariation } from './datafile.js';

/** What this code can read; raised when something is added that an older reader would decide wrongly without. */
export const readerVersion = 2;

/** The least reader of what has neither rules nor pinned end users, and of the datafile itself. */
const firstVersion = 1;

/** A variation without what pages need. */
export type ReaderVariation = Omit<DatafileVariation, 'js' | 'css' | 'changes'>;

/** An experiment without what pages need. */
export interface ReaderExperiment extends Omit<
  DatafileExperiment,
  'js' | 'css' | 'metrics' | 'triggerType' | 'variations'
> {
  /** The least reader that decides it right. */
  readerVersion: number;
  variations: ReaderVariation[];
}

/** The datafile as programs have it that decide themselves: the answer to `GET /api/datafile`. */
export interface ReaderDatafile {
  /** The least reader that decides anything right by it. */
  readerVersion: number;
  projectId: number;
  revision: number;
  bucketing: ReaderBucketing;
  /** Experiments about which only the server can tell. */
  asks: number[];
  /** Which ids may be joined to others, about whom only the server can tell; null when none are. */
  joined: JoinedBits | null;
  settings: { holdoutPercent: number };
  experiments: ReaderExperiment[];
  disabled: DatafileDisabled[];
  /** Where changes are told, as in answers to evaluations. */
  eventStreams?: { type: string; url: string }[];
}

/** How buckets are made. With a salt, which nobody is told, there is a check of it in place of the seed. */
export type ReaderBucketing =
  | { maxTrafficVal: number; hashSeed: number; saltCheck?: undefined }
  | { maxTrafficVal: number; saltCheck: string; hashSeed?: undefined };

/** A Bloom filter: seven probes by a hash with these seeds. */
export interface JoinedBits {
  seeds: [number, number];
  /** Base64. */
  bits: string;
}

/** Takes out of a datafile what programs do not need. */
export function toReaderDatafile(
  { projectId, revision, settings, experiments, disabled = [] }: Datafile,
  more: Pick<ReaderDatafile, 'bucketing' | 'asks' | 'joined'>,
): ReaderDatafile {
  return {
    ...{
      readerVersion: firstVersion,
      projectId,
      revision,
      ...more,
      settings: { holdoutPercent: settings.holdoutPercent },
    },
    experiments: experiments.map(forReader),
    disabled,
  };
}

/** Nobody but who has the id learns from it that it is pinned. */
const hashed = ([endUserId, variationId]: [string, number]): [string, number] => [
  new EvaluationRequest({ endUserId }).endUserHash,
  variationId,
];

function forReader(experiment: DatafileExperiment): ReaderExperiment {
  const { js: _, css: __, metrics: ___, triggerType: ____, variations, pins, rules, ...rest } = experiment;
  const hasRules = Boolean(rules?.length);
  const pinHashes = (pins?.length ?? 0) > maxPinHashes ? [] : (pins ?? []).map(hashed);
  return {
    ...rest,
    ...(hasRules && { rules }),
    ...(pinHashes.length > 0 && { pinHashes }),
    readerVersion: hasRules || pins?.length ? readerVersion : firstVersion,
    variations: variations.map(({ js: _js, css: _css, changes: _changes, ...own }) => own),
  };
}

/** The experiments that this reader can decide, as a datafile. */
export function fromReaderDatafile({ projectId, revision, settings, ...read }: ReaderDatafile): Datafile {
  const experiments = read.experiments.filter((one) => one.readerVersion <= readerVersion);
  return {
    ...{ projectId, publicId: '', revision, disabled: read.disabled },
    settings: {
      ...{ publishCounters: false, allowedOrigins: [], storedAttributesInPublic: false, ...settings },
    },
    experiments: experiments.map(({ readerVersion: _, variations, ...experiment }) => ({
      ...experiment,
      ...{ js: '', css: '', metrics: [], triggerType: 'Immediately' },
      variations: variations.map((variation) => ({ ...variation, js: '', css: '' })),
    })),
  };
}
