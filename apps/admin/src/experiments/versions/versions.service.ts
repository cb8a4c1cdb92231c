import { Injectable } from '@nestjs/common';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { ExperimentVersion } from '#libs/entities';
import { notFound } from '#libs/errors';
import { consoleStyle } from '../document/document-style.js';
import { ExperimentWriter, type ExperimentChange } from '../writer/experiment-writer.js';
import { nameAuthors } from '../writer/staleness.js';
import { tellDifferences } from './difference-words.js';
import { unpackContent, type VersionContent } from './version-content.js';
import type {
  ListVersionsQuery,
  RestoreVersionRequest,
  VersionDetailsDto,
  VersionDto,
} from './version.dto.js';
import { wantedFrom } from './wanted-from-version.js';

const usualLimit = 100;

/** The history of experiments. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  /** The latest ones, in ascending order. */
  async list(experimentId: number, { limit, before }: ListVersionsQuery): Promise<VersionDto[]> {
    const { manager } = this.dataSource;
    const versions = await manager.find(ExperimentVersion, {
      select: listed,
      where: { experimentId, superseded: false, ...(before && { number: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit ?? usualLimit,
    });
    const authorOf = await nameAuthors(manager, versions);
    return versions.reverse().map((version) => present(version, authorOf));
  }

  /** @throws DomainError not-found, also for the version to compare with */
  async get(experimentId: number, number: number, to: number | null): Promise<VersionDetailsDto> {
    const { manager } = this.dataSource;
    const version = await find(manager, experimentId, number);
    const other = to === null ? await findBefore(manager, version) : await find(manager, experimentId, to);
    const content = version.content as VersionContent;
    const document = await unpackContent(manager, experimentId, content);
    const [older, newer] = (other?.id ?? 0) < version.id ? [other, version] : [version, other];
    return {
      ...present(version, await nameAuthors(manager, [version])),
      document: consoleStyle.show(document, version.number),
      compared: older && newer && other ? { to: other.number, changes: tell(older, newer) } : null,
    };
  }

  /** Makes a new version that is as an old one; the rules for running experiments count, and the status stays. */
  restore(
    experimentId: number,
    number: number,
    { revision, note }: RestoreVersionRequest,
    granted: ReadonlySet<string>,
  ): Promise<ExperimentChange> {
    return this.writer.change(
      experimentId,
      async (configuration, manager) => {
        const version = await find(manager, experimentId, number);
        const content = version.content as VersionContent;
        const document = await unpackContent(manager, experimentId, content);
        return wantedFrom(document, configuration, new Date());
      },
      {
        ...{ granted, naming: consoleStyle.naming, shares: 'at-most', copied: true, restoredFrom: number },
        ...{ note: note ?? '', ...(revision && { match: revision }) },
      },
    );
  }
}

const listed = {
  ...{ id: true, number: true, at: true, userId: true, apiKeyId: true },
  ...{ note: true, reason: true, restoredFrom: true, summary: true },
} as const;

type Listed = Pick<ExperimentVersion, keyof typeof listed>;

function present(version: Listed, authorOf: (version: Listed) => string): VersionDto {
  const { number, at, userId, note, reason, restoredFrom, summary: changes } = version;
  return { number, at, author: authorOf(version), userId, note, reason, restoredFrom, changes };
}

const tell = (older: ExperimentVersion, newer: ExperimentVersion): string[] =>
  tellDifferences(older.content as VersionContent, newer.content as VersionContent);

/** The last one of a number, since changes outside of an experiment keep its revision. */
async function find(
  manager: EntityManager,
  experimentId: number,
  number: number,
): Promise<ExperimentVersion> {
  const where = { experimentId, number, superseded: false };
  const version = await manager.findOne(ExperimentVersion, { where, order: { id: 'DESC' } });
  if (!version) throw notFound('version');
  return version;
}

async function findBefore(
  manager: EntityManager,
  { experimentId, id }: ExperimentVersion,
): Promise<ExperimentVersion | null> {
  const where = { experimentId, superseded: false, id: LessThan(id) };
  return manager.findOne(ExperimentVersion, { where, order: { id: 'DESC' } });
}
