import { api, done } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { changedFields, isSame, type Draft, type DraftCondition, type DraftVariation } from './draft.js';

/** What went wrong at a save, by the places on the page: `title`, `conditions.c5.urls`, `variations.v3.redirectUrl`. */
export class DraftRefused extends Error {
  constructor(
    override readonly cause: unknown,
    readonly faults: Readonly<Record<string, string>>,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

interface Saving {
  id: number;
  saved: Draft;
  draft: Draft;
  /** Hears the id that something new got, so that another try does not make it again. */
  onMade: (key: string, id: number) => void;
}

/**
 * Brings the server from what it has to what the draft wants, and stops at the first refusal. What was done until
 * then stays done; the next try goes on from there.
 *
 * @throws DraftRefused with the API's words by place
 */
export async function saveDraft(saving: Saving): Promise<void> {
  await saveFields(saving);
  await saveConditions(saving);
  await saveSegments(saving);
  await saveVariations(saving);
}

async function saveFields({ id, saved, draft }: Saving): Promise<void> {
  const changes = changedFields(saved.fields, draft.fields);
  if (Object.keys(changes).length === 0) return;
  const { groupId, endAt, plannedUsers, ...rest } = changes;
  // The API takes a missing or null field for "unchanged".
  const body = {
    ...rest,
    ...('plannedUsers' in changes && { plannedUsers: plannedUsers ?? 0 }),
    ...('groupId' in changes && { groupId: groupId ?? 0 }),
    ...('endAt' in changes && { endAt: endAt ?? '' }),
  };
  await at('', api.PATCH('/experiments/{id}', { params: { path: { id } }, body }));
}

async function saveConditions({ id, saved, draft, onMade }: Saving): Promise<void> {
  for (const condition of gone(saved.conditions, draft.conditions)) {
    await at('', api.DELETE('/conditions/{id}', { params: { path: { id: condition.id! } } }));
  }
  for (const condition of draft.conditions) {
    const { key, id: conditionId, operator, urls, ignoreQuery } = condition;
    const place = `conditions.${key}.`;
    const body = { operator, urls: [...urls], ignoreQuery: ignoreQuery ?? ('tracking' as const) };
    if (conditionId === undefined) {
      const params = { path: { id } };
      const made = await at(place, api.POST('/experiments/{id}/conditions', { params, body }));
      onMade(key, made.id);
    } else if (hasChanged(saved.conditions, condition)) {
      await at(place, api.PATCH('/conditions/{id}', { params: { path: { id: conditionId } }, body }));
    }
  }
}

async function saveSegments({ id, saved, draft }: Saving): Promise<void> {
  if (isSame([...saved.segmentIds].sort(), [...draft.segmentIds].sort())) return;
  const body = { segmentIds: [...draft.segmentIds] };
  await at('', api.PUT('/experiments/{id}/segments', { params: { path: { id } }, body }));
}

async function saveVariations(saving: Saving): Promise<void> {
  const { saved, draft } = saving;
  for (const { id } of gone(saved.variations, draft.variations)) {
    await at('', api.DELETE('/variations/{id}', { params: { path: { id: id! } } }));
  }
  const ids: number[] = [];
  for (const variation of draft.variations) ids.push(await saveVariation(saving, variation));
  const sharesOf = ({ variations }: Draft) => variations.map(({ id, traffic }) => [id, traffic]);
  if (isSame(sharesOf(saved), sharesOf(draft))) return;
  const allocations = draft.variations.map(({ traffic }, index) => ({ variationId: ids[index]!, traffic }));
  const params = { path: { id: saving.id } };
  await at('', api.PUT('/experiments/{id}/traffic', { params, body: { allocations } }));
}

/** Answers the id that it has or got. */
async function saveVariation({ id, saved, onMade }: Saving, variation: DraftVariation): Promise<number> {
  const { key, title, css, js, redirectUrl, segmentId } = variation;
  const place = `variations.${key}.`;
  const body = { title, css, js, redirectUrl };
  if (variation.id === undefined) {
    const params = { path: { id } };
    const withSegment = { ...body, ...(segmentId && { segmentId }) };
    const made = await at(place, api.POST('/experiments/{id}/variations', { params, body: withSegment }));
    onMade(key, made.id);
    return made.id;
  }
  const before = saved.variations.find((one) => one.id === variation.id);
  if (!isSame({ ...before, key, traffic: 0 }, { ...variation, traffic: 0 })) {
    const params = { path: { id: variation.id } };
    const changed = { ...body, segmentId: segmentId ?? 0 };
    await at(place, api.PATCH('/variations/{id}', { params, body: changed }));
  }
  return variation.id;
}

type Numbered = Pick<DraftCondition, 'id'>;

const gone = <T extends Numbered>(saved: readonly T[], wanted: readonly T[]): readonly T[] =>
  saved.filter(({ id }) => !wanted.some((one) => one.id === id));

const hasChanged = (saved: readonly DraftCondition[], wanted: DraftCondition): boolean =>
  !isSame({ ...saved.find(({ id }) => id === wanted.id), key: '' }, { ...wanted, key: '' });

/** Names the faults of a refusal by their place on the page. */
async function at<T>(place: string, request: Promise<{ data?: T }>): Promise<T> {
  try {
    return await done(request);
  } catch (error) {
    const faults = error instanceof ApiProblem ? error.faults : [];
    const named = faults.map(({ field, message }): [string, string] => [
      // A fault of one of a list's texts is shown at the list.
      place + field.replace(/[.[]\d+.*$/, ''),
      `${message[0]?.toUpperCase()}${message.slice(1)}.`,
    ]);
    throw new DraftRefused(error, Object.fromEntries(named));
  }
}
