import type { EntityManager } from 'typeorm';
import { lockDefinitions } from '../lock-definitions.js';
import type { ExperimentWriter } from './experiment-writer.js';

/** An end user who is erased, and what stands in the place of their id from then on. */
export interface ForgottenEndUser {
  projectId: number;
  endUserId: string;
  anonymousId: string;
}

/**
 * Locks the flags that pin one of these end users, in the order in which every change of several does. Call it first in the
 * transaction that forgets them: changes of experiments have these locks before they wait for what is stored.
 */
export async function lockPinned(
  manager: EntityManager,
  projectId: number,
  endUserIds: readonly string[],
): Promise<void> {
  const pinning = await manager.query<unknown[]>(
    'SELECT FROM experiment WHERE project_id = $1 AND pins @> ANY ($2::jsonb[]) ORDER BY id FOR UPDATE',
    [projectId, endUserIds.map((endUserId) => JSON.stringify([{ endUserId }]))],
  );
  if (pinning.length > 0) await lockDefinitions(manager, projectId);
}

/**
 * Replaces the id of an end user wherever flags of the project pin it, in kept versions too. A flag that pins it now is
 * changed as by anybody, and announced.
 *
 * @returns in how many flags it was pinned
 */
export async function forgetPinned(
  manager: EntityManager,
  writer: ExperimentWriter,
  { projectId, endUserId, anonymousId }: ForgottenEndUser,
): Promise<number> {
  const pin = JSON.stringify([{ endUserId }]);
  const pinning = await manager.query<{ id: number }[]>(
    'SELECT id FROM experiment WHERE project_id = $1 AND pins @> $2::jsonb ORDER BY id FOR UPDATE',
    [projectId, pin],
  );
  for (const { id } of pinning)
    await writer.changeWithin(
      manager,
      id,
      ({ experiment }) => ({
        experiment: {
          pins: experiment.pins.map((one) =>
            one.endUserId === endUserId ? { ...one, endUserId: anonymousId } : one,
          ),
        },
      }),
      { match: '*', reason: 'End user erased', opensToEverybody: true },
    );
  await manager.query(inVersions, [projectId, endUserId, anonymousId, pin]);
  return pinning.length;
}

const inVersions = `
  UPDATE experiment_version SET content = jsonb_set(content, '{experiment,pins}', (
    SELECT jsonb_agg(CASE WHEN pin ->> 'endUserId' = $2::text
      THEN jsonb_set(pin, '{endUserId}', to_jsonb($3::text)) ELSE pin END ORDER BY place)
    FROM jsonb_array_elements(content #> '{experiment,pins}') WITH ORDINALITY AS listed (pin, place)))
  WHERE id IN (
    SELECT id FROM experiment_version WHERE experiment_id IN (SELECT id FROM experiment WHERE project_id = $1)
      AND content #> '{experiment,pins}' @> $4::jsonb
    ORDER BY id FOR UPDATE)`;
