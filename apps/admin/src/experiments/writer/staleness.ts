import { In, type EntityManager } from 'typeorm';
import { ApiKey, ExperimentVersion, User } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { documentOf, withCode, type ExperimentDocument } from '../document/experiment-document.js';
import type { Difference } from '../versions/document-differences.js';
import { readChangesSince } from '../versions/record-version.js';
import { readDocumentAt } from '../versions/read-document-at.js';
import type { Configuration } from './configuration.js';
import type { Path } from './faults.js';
import { sameValue } from './same-value.js';
import { partKinds, type Wanted } from './wanted.js';

/** How a request names a path: as a JSON pointer, with the names that it uses itself. */
export type Pointing = (path: Path) => string;

/**
 * What is left of a request that was made for an older revision. Planned ends and automatic stops since then do not
 * matter to one that leaves the status alone.
 *
 * @throws DomainError `stale` with what is stored now, who changed what, and what collides
 */
export async function mergeOrRefuse(
  manager: EntityManager,
  present: Configuration,
  wanted: Wanted,
  { revision, pointing, present: show }: StaleRequest,
): Promise<Wanted> {
  const { id } = present.experiment;
  const changes = await readChangesSince(manager, id, revision);
  const base = await readDocumentAt(manager, id, revision);
  const { status, ...fields } = wanted.experiment ?? {};
  const leavesStatus = status === undefined || status === base?.experiment.status;
  const areAutomatic = changes.length > 0 && changes.every(({ automatic }) => automatic);
  if (base && areAutomatic && leavesStatus) return { ...wanted, experiment: fields };
  throw await stale(manager, present, wanted, { changes, base, pointing, show });
}

export interface StaleRequest {
  /** Undefined for one that cannot be read. */
  revision: number;
  pointing: Pointing;
  /** How the answer shows a document. */
  present: (document: ExperimentDocument, revision: number) => object;
}

async function stale(
  manager: EntityManager,
  present: Configuration,
  wanted: Wanted,
  { changes, base, pointing, show }: StaleContext,
): Promise<DomainError> {
  const current = documentOf(present);
  const collisions = findCollisions(current, wanted, base);
  const colliding = new Set(collisions.map(({ currently }) => currently.join('/')));
  const shown = withCode(current, (text, path) => (colliding.has(path.join('/')) ? text : undefined));
  const detail = 'The experiment was changed since it was read. Read it again, and put your changes to it.';
  return new DomainError('conflict', 'stale', detail, {
    extension: {
      current: show(shown, present.experiment.revision),
      changes: await tellChanges(manager, changes, { current, base, pointing }),
      collisions: collisions.map(({ sent }) => pointing(sent)),
    },
  });
}

interface StaleContext {
  changes: readonly ExperimentVersion[];
  base: ExperimentDocument | undefined;
  pointing: Pointing;
  show: StaleRequest['present'];
}

/** Where a field stands in the request and where it stands now. */
interface Collision {
  sent: Path;
  currently: Path;
}

/** What the request sets to something else than it is now, where it is not what it was when it was read. */
function findCollisions(
  current: ExperimentDocument,
  wanted: Wanted,
  base: ExperimentDocument | undefined,
): Collision[] {
  const collides = (sent: unknown, now: unknown, was: unknown): boolean =>
    sent !== undefined &&
    !sameValue(sent, now) &&
    (base === undefined || (!sameValue(sent, was) && !sameValue(now, was)));
  const found: Collision[] = [];
  for (const [field, value] of Object.entries(wanted.experiment ?? {}))
    if (collides(value, current.experiment[field], base?.experiment[field]))
      found.push({ sent: ['experiment', field], currently: ['experiment', field] });
  if (collides(wanted.segmentIds, current.segmentIds, base?.segmentIds))
    found.push({ sent: ['segmentIds'], currently: ['segmentIds'] });
  for (const kind of partKinds) found.push(...partCollisions(kind, { current, wanted, base, collides }));
  return found;
}

function partCollisions(
  kind: (typeof partKinds)[number],
  { current, wanted, base, collides }: PartContext,
): Collision[] {
  const sent = (wanted[kind] ?? []) as readonly ({ id?: number } & Record<string, unknown>)[];
  const edited = sent.flatMap((part, at): Collision[] => {
    if (part.id === undefined) return [];
    const index = current[kind].findIndex(({ id }) => id === part.id);
    const now = current[kind][index];
    const was = base?.[kind].find(({ id }) => id === part.id);
    const fields = Object.entries(part).filter(([field]) => field !== 'id');
    if (!now) {
      const isEdited = fields.some(([field, value]) => !was || !sameValue(value, was[field]));
      return isEdited ? [{ sent: [kind, at], currently: [kind, at] }] : [];
    }
    return fields
      .filter(([field, value]) => collides(value, now[field], was?.[field]))
      .map(([field]) => ({ sent: [kind, at, field], currently: [kind, index, field] }));
  });
  if (wanted[kind] === undefined || !base) return edited;
  const removed = current[kind].flatMap((now, index): Collision[] => {
    const was = base[kind].find(({ id }) => id === now.id);
    const isRemoved = was !== undefined && sent.every(({ id }) => id !== now.id) && now.retired !== true;
    const isChanged = isRemoved && Object.keys(now).some((field) => !sameValue(now[field], was[field]));
    return isChanged ? [{ sent: [kind, index], currently: [kind, index] }] : [];
  });
  return [...edited, ...removed];
}

interface PartContext {
  current: ExperimentDocument;
  wanted: Wanted;
  base: ExperimentDocument | undefined;
  collides: (sent: unknown, now: unknown, was: unknown) => boolean;
}

/** Who changed what last; what is gone is named by where it stood when the request's document was read. */
async function tellChanges(
  manager: EntityManager,
  versions: readonly ExperimentVersion[],
  { current, base, pointing }: { current: ExperimentDocument; base?: ExperimentDocument; pointing: Pointing },
): Promise<{ pointer: string; by: string; at: Date; id?: number }[]> {
  const authorOf = await nameAuthors(manager, versions);
  const told = new Map<string, { pointer: string; by: string; at: Date; id?: number }>();
  for (const version of versions)
    for (const difference of version.changes as Difference[]) {
      const path = pathOf(difference, current) ?? (base && pathOf(difference, base)) ?? [difference.part];
      const pointer = pointing(path);
      const { id } = difference;
      told.set(`${pointer} ${id}`, {
        ...{ pointer, by: authorOf(version), at: version.at },
        ...(id !== null && { id }),
      });
    }
  return [...told.values()];
}

function pathOf({ part, id, field }: Difference, document: ExperimentDocument): Path | undefined {
  const own = field === null ? [] : [field];
  if (part === 'experiment' || part === 'segmentIds') return [part, ...own];
  const index = document[part].findIndex((one) => one.id === id);
  return index < 0 ? undefined : [part, index, ...own];
}

/** Names for people: an e-mail address, an API key, or what the product did by itself. */
export async function nameAuthors(
  manager: EntityManager,
  versions: readonly Pick<ExperimentVersion, 'userId' | 'apiKeyId' | 'reason'>[],
): Promise<(version: Pick<ExperimentVersion, 'userId' | 'apiKeyId' | 'reason'>) => string> {
  const idsOf = (key: 'userId' | 'apiKeyId') => [
    ...new Set(versions.flatMap((version) => version[key] ?? [])),
  ];
  const users = await manager.find(User, {
    select: { id: true, email: true },
    where: { id: In(idsOf('userId')) },
  });
  const keys = await manager.find(ApiKey, {
    select: { id: true, name: true },
    where: { id: In(idsOf('apiKeyId')) },
  });
  return ({ userId, apiKeyId, reason }) => {
    if (userId !== null) return users.find(({ id }) => id === userId)?.email ?? 'a former member';
    if (apiKeyId !== null) {
      const key = keys.find(({ id }) => id === apiKeyId);
      return key ? `API key “${key.name}”` : 'a former API key';
    }
    return reason === '' ? 'the product' : reason;
  };
}
