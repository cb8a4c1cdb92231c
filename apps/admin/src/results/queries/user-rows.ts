import type { EntityManager } from 'typeorm';
import { DomainError } from '#libs/errors';

/** Whether the rows of an experiment's end users are gone for their age, or about to go. */
export async function haveUserRowsExpired(manager: EntityManager, experimentId: number): Promise<boolean> {
  const [row] = await manager.query<{ expired: boolean }[]>(
    'SELECT EXISTS (SELECT FROM user_row_removal WHERE experiment_id = $1) AS expired',
    [experimentId],
  );
  return row?.expired === true;
}

/** The refusal of everything that is made of them. */
export function userRowsExpired(): DomainError {
  return new DomainError(
    'conflict',
    'user-rows-expired',
    'Data of individual end users of this experiment was deleted because of its age. Only overall results are available.',
  );
}

/** @throws DomainError `user-rows-expired` */
export async function requireUserRows(manager: EntityManager, experimentId: number): Promise<void> {
  if (await haveUserRowsExpired(manager, experimentId)) throw userRowsExpired();
}
