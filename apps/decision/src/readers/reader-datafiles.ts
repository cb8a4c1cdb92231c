import { createHash } from 'node:crypto';
import { saltCheck } from '#libs/bucketing';
import type { HashSettings } from '#libs/config';
import type { DatafileSource, DatafileStore } from '#libs/datafiles';
import { notFound } from '#libs/errors';
import {
  askedAttributes,
  asksServer,
  compile,
  type Datafile,
  type ReaderBucketing,
  toReaderDatafile,
  withDependents,
} from '#libs/evaluation';
import type { JoinedIds } from '#libs/ingestion';
import { BoundedMap } from '#libs/memory';
import type { Clock } from '../clock.js';
import type { StreamOffer } from '../event-streams/index.js';
import type { ServedProject } from '../serving/index.js';
import type { StoredNames } from './stored-names.js';

/** A datafile as JSON, with the tag of exactly this text. */
export interface ReaderText {
  readonly text: string;
  readonly etag: string;
}

/** The same with the project and the revision that it is of. */
interface ReadDatafile extends ReaderText {
  readonly project: ServedProject;
  readonly revision: number;
}

export interface ReaderDatafilesOptions {
  readonly hash: HashSettings;
  readonly datafiles: DatafileStore<ServedProject>;
  readonly source: DatafileSource;
  readonly joined: JoinedIds;
  readonly names: StoredNames;
  readonly clock: Clock;
}

interface Made extends ReaderText {
  readonly revision: number;
  readonly joinedIds: number;
  readonly expiresAt: number;
}

/** So many projects have their text in memory. */
const capacity = 100;

/** Datafiles for programs that decide themselves; a text is made once for all who have it read. */
export class ReaderDatafiles {
  private readonly made = new BoundedMap<number, Made>(capacity);
  private readonly making = new Map<number, Promise<Made>>();
  private readonly bucketing: ReaderBucketing;

  constructor(private readonly options: ReaderDatafilesOptions) {
    this.bucketing = bucketingOf(options.hash);
  }

  /** @throws DomainError not-found for a project that serves nobody */
  async get(projectId: number): Promise<ReadDatafile> {
    const project = await this.options.datafiles.get(projectId);
    if (project === undefined) throw notFound('project');
    const made = this.made.get(projectId);
    const { joined, clock } = this.options;
    const isCurrent =
      made !== undefined &&
      made.revision >= project.compiled.revision &&
      made.joinedIds === joined.sizeOf(projectId) &&
      clock.elapsed() < made.expiresAt;
    if (isCurrent) return { project, ...made };
    const making = await this.makeOnce(projectId);
    // What was being made already may have been read before the change that this process knows of.
    const isOld = making.revision < project.compiled.revision;
    return { project, ...(isOld ? await this.makeOnce(projectId) : making) };
  }

  private makeOnce(projectId: number): Promise<Made> {
    const running = this.making.get(projectId);
    if (running) return running;
    const making = this.make(projectId).finally(() => this.making.delete(projectId));
    this.making.set(projectId, making);
    return making;
  }

  private async make(projectId: number): Promise<Made> {
    const { source, hash, joined, names } = this.options;
    const joinedIds = joined.sizeOf(projectId);
    const datafile = await source.load(projectId);
    if (datafile === undefined) throw notFound('project');
    const asked = askedAttributes(datafile);
    const stored = await names.find(projectId, asked);
    const asks = asksOf(datafile, stored, hash);
    const reader = toReaderDatafile(datafile, {
      ...{ bucketing: this.bucketing, asks, joined: joined.bitsOf(projectId) },
    });
    const text = JSON.stringify(reader);
    const etag = tagOf(text);
    const expiresAt = asked.size === 0 ? Infinity : names.expiresAt(projectId);
    const made = { text, etag, revision: datafile.revision, joinedIds, expiresAt };
    this.made.set(projectId, made);
    return made;
  }
}

/** The datafile that tells where changes are told too. Its tag is of the stream as well, so that callers keep the right one. */
export function withStream({ text, etag }: ReaderText, offer: StreamOffer | undefined): ReaderText {
  if (offer === undefined) return { text, etag };
  return {
    text: `${text.slice(0, -1)},"eventStreams":[${offer.json.text}]}`,
    etag: tagOf(etag + offer.name),
  };
}

const tagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url')}"`;

function asksOf(datafile: Datafile, stored: ReadonlySet<string>, hash: HashSettings): number[] {
  const { experiments, experimentsById } = compile(datafile, hash);
  const asking = datafile.experiments.filter((experiment) => {
    const compiled = experimentsById.get(experiment.id);
    return compiled !== undefined && asksServer(compiled, experiment, stored);
  });
  const asks = withDependents(
    asking.map(({ id }) => id),
    experiments,
  );
  return datafile.experiments.map(({ id }) => id).filter((id) => asks.has(id));
}

function bucketingOf({ hashSeed, maxTrafficVal, hmacSalt }: HashSettings): ReaderBucketing {
  return hmacSalt ? { maxTrafficVal, saltCheck: saltCheck(hmacSalt) } : { maxTrafficVal, hashSeed };
}
