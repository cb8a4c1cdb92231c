import type { EntityManager } from 'typeorm';
import { readDistribution, isDistributable } from '#libs/entities';

/** Whether the tables by project lie on several servers. */
export async function findDistribution(manager: EntityManager): Promise<boolean> {
  const query = <Row>(text: string, values?: unknown[]) => manager.query<Row[]>(text, values);
  return (await isDistributable(query)) && (await readDistribution(query)).length > 0;
}
