import { In, type EntityManager } from 'typeorm';
import { User, type Experiment } from '#libs/entities';

/** The email addresses of the owners of experiments, by their ids, in one statement. */
export async function readOwnerEmails(
  manager: EntityManager,
  experiments: readonly Pick<Experiment, 'ownerId'>[],
): Promise<ReadonlyMap<number | null, string>> {
  const ids = [...new Set(experiments.flatMap(({ ownerId }) => ownerId ?? []))];
  if (ids.length === 0) return new Map();
  const owners = await manager.find(User, { select: { id: true, email: true }, where: { id: In(ids) } });
  return new Map(owners.map(({ id, email }) => [id, email]));
}
