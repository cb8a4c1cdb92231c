import { createHash } from 'node:crypto';
import { In, type EntityManager } from 'typeorm';
import { ExperimentCode, ExperimentGroup, Segment } from '#libs/entities';
import { documentOf, withCode, type ExperimentDocument } from '../document/experiment-document.js';
import type { Configuration } from '../writer/configuration.js';

/** What a version keeps: the document with code by its hashes, and what it names of the project as it was. */
export interface VersionContent extends PackedDocument {
  segments: { id: number; name: string; rules: object | null }[];
  group: { id: number; name: string } | null;
}

type PackedDocument = ExperimentDocument;

/** The content of a version, and the code texts that it names by hash. */
export async function packConfiguration(
  manager: EntityManager,
  configuration: Configuration,
): Promise<{ content: VersionContent; texts: Map<string, string> }> {
  const texts = new Map<string, string>();
  const packed = withCode(documentOf(configuration), (text) => {
    const hash = createHash('sha256').update(text).digest('hex');
    texts.set(hash, text);
    return hash;
  });
  const { segmentIds, variations, experiment } = configuration;
  const own = variations.flatMap(({ segmentId }) => (segmentId === null ? [] : [segmentId]));
  const segments = await manager.find(Segment, {
    select: { id: true, name: true, rules: true },
    where: { id: In([...segmentIds, ...own]) },
    order: { id: 'ASC' },
  });
  const group =
    experiment.groupId === null
      ? null
      : await manager.findOne(ExperimentGroup, {
          select: { id: true, name: true },
          where: { id: experiment.groupId },
        });
  const named = segments.map(({ id, name, rules }) => ({ id, name, rules }));
  const content = { ...packed, segments: named, group: group && { id: group.id, name: group.name } };
  return { content: JSON.parse(JSON.stringify(content)) as VersionContent, texts };
}

/** The document of a version with its code texts. */
export async function unpackContent(
  manager: EntityManager,
  experimentId: number,
  content: VersionContent,
): Promise<ExperimentDocument> {
  const rows = await manager.findBy(ExperimentCode, { experimentId, hash: In([...hashesIn(content)]) });
  const texts = new Map(rows.map(({ hash, text }) => [hash, text]));
  const { segments: _segments, group: _group, ...packed } = content;
  return withCode(packed, (hash, path) => texts.get(hash) ?? (path.at(-1) === 'changes' ? '[]' : ''));
}

/** The hashes of all code texts that a version names. */
export function hashesIn(content: VersionContent): Set<string> {
  const hashes = new Set<string>();
  withCode(content, (hash) => {
    hashes.add(hash);
    return hash;
  });
  return hashes;
}
