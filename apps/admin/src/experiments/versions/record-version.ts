import { MoreThan, type EntityManager } from 'typeorm';
import { dayMs } from '#libs/durations';
import { ExperimentCode, ExperimentVersion } from '#libs/entities';
import { currentActor } from '../../audit/index.js';
import type { Configuration } from '../writer/configuration.js';
import { tellDifferences } from './difference-words.js';
import { differencesOf } from './document-differences.js';
import { hashesIn, packConfiguration, type VersionContent } from './version-content.js';

/** What a version tells beside the configuration itself. */
export interface VersionOf {
  /** Undefined for a new experiment. */
  before?: Configuration;
  after: Configuration;
  now: Date;
  note?: string;
  /** Why it changed, when nobody changed the experiment itself. */
  reason?: string;
  automatic?: boolean;
  restoredFrom?: number;
}

/** Changes of one member in a Draft within this time share a version. */
const sharedMs = 60_000;
/** How long changes that share a version are told apart. */
const keptMs = dayMs;

/** Writes down how a change leaves an experiment, in the transaction of the change; its number is the revision. */
export async function recordVersion(manager: EntityManager, version: VersionOf): Promise<void> {
  const { before, after, now, note = '', reason = '', automatic = false, restoredFrom = null } = version;
  const { id: experimentId, revision: number } = after.experiment;
  const { content, texts } = await packConfiguration(manager, after);
  const latest = await readLatest(manager, experimentId);
  const { userId = null, apiKeyId = null } = automatic ? {} : (currentActor() ?? {});
  const author = { userId, apiKeyId };
  const own = { experimentId, number, at: now, ...author, note, reason, automatic, restoredFrom };
  const previous = latest ?? (before && (await recordFirst(manager, before, now)));
  const previousContent = previous?.content as VersionContent | undefined;
  const isShared = previous !== undefined && shares(previous, own, content);
  if (isShared) await manager.update(ExperimentVersion, { id: previous.id }, { superseded: true });
  const compared = isShared ? await readLatest(manager, experimentId, { superseded: false }) : previous;
  await storeTexts(manager, experimentId, texts, previousContent && hashesIn(previousContent));
  await manager.insert(ExperimentVersion, {
    ...{ ...own, since: isShared ? previous.since : now, content: content as object },
    changes: previousContent ? differencesOf(previousContent, content) : [],
    summary: summaryOf(compared, content, reason),
  });
  await forgetSuperseded(manager, experimentId, now);
}

/** What is told of a version: its differences from the one before, or at least why it is there. */
function summaryOf(
  compared: ExperimentVersion | undefined,
  content: VersionContent,
  reason: string,
): string[] {
  if (!compared) return [reason === '' ? 'Experiment created' : reason];
  const differences = tellDifferences(compared.content as VersionContent, content);
  return differences.length === 0 && reason !== '' ? [reason] : differences;
}

type OwnFields = Pick<
  ExperimentVersion,
  'at' | 'userId' | 'apiKeyId' | 'automatic' | 'reason' | 'restoredFrom'
>;

function shares(previous: ExperimentVersion, own: OwnFields, content: VersionContent): boolean {
  const { userId, apiKeyId, since } = previous;
  const isOrdinary = [previous, own].every(
    ({ automatic, reason, restoredFrom }) => !automatic && reason === '' && restoredFrom === null,
  );
  const isOfOne = (userId ?? apiKeyId) !== null && userId === own.userId && apiKeyId === own.apiKeyId;
  const statuses = [previous.content as VersionContent, content].map(({ experiment }) => experiment.status);
  const isDraft = statuses.every((status) => status === 'Draft');
  return isOrdinary && isOfOne && isDraft && own.at.getTime() - since.getTime() <= sharedMs;
}

async function readLatest(
  manager: EntityManager,
  experimentId: number,
  which: { superseded?: boolean } = {},
): Promise<ExperimentVersion | undefined> {
  const where = { experimentId, ...which };
  const latest = await manager.findOne(ExperimentVersion, { where, order: { id: 'DESC' } });
  return latest ?? undefined;
}

/** An experiment from before versions were kept begins with the one that it is found in. */
async function recordFirst(
  manager: EntityManager,
  before: Configuration,
  now: Date,
): Promise<ExperimentVersion | undefined> {
  const { id: experimentId, revision: number, updatedAt } = before.experiment;
  const { content, texts } = await packConfiguration(manager, before);
  await storeTexts(manager, experimentId, texts);
  const at = updatedAt < now ? updatedAt : now;
  await manager.insert(ExperimentVersion, {
    ...{ experimentId, number, at, since: at, content: content as object },
    ...{ changes: [], summary: ['As it was before versions were kept'] },
  });
  return readLatest(manager, experimentId);
}

async function storeTexts(
  manager: EntityManager,
  experimentId: number,
  texts: ReadonlyMap<string, string>,
  stored: ReadonlySet<string> = new Set(),
): Promise<void> {
  const rows = [...texts].flatMap(([hash, text]) => (stored.has(hash) ? [] : [{ experimentId, hash, text }]));
  if (rows.length === 0) return;
  await manager.createQueryBuilder().insert().into(ExperimentCode).values(rows).orIgnore().execute();
}

/** Also the code texts that no version names any more. */
async function forgetSuperseded(manager: EntityManager, experimentId: number, now: Date): Promise<void> {
  const old = new Date(now.getTime() - keptMs);
  const { affected } = await manager
    .createQueryBuilder()
    .delete()
    .from(ExperimentVersion)
    .where('experiment_id = :experimentId AND superseded AND at < :old', { experimentId, old })
    .execute();
  if (!affected) return;
  await manager.query(
    `DELETE FROM experiment_code WHERE experiment_id = $1 AND NOT EXISTS (
       SELECT 1 FROM experiment_version v WHERE v.experiment_id = $1 AND strpos(v.content::text, hash) > 0)`,
    [experimentId],
  );
}

/** The changes after a revision, oldest first. */
export function readChangesSince(
  manager: EntityManager,
  experimentId: number,
  revision: number,
): Promise<ExperimentVersion[]> {
  return manager.find(ExperimentVersion, {
    where: { experimentId, number: MoreThan(revision) },
    order: { id: 'ASC' },
  });
}
