import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** Who is behind what happens now, and by which route. */
export interface RequestActor {
  /** The action of the route, otherwise its method and path. */
  action: string;
  userId?: number;
  apiKeyId?: number;
  organizationId?: number;
  projectId?: number;
  /** Whether it is a program with an API key. */
  isProgram?: boolean;
  /** The If-Match header: the state that a change was made for. */
  ifMatch?: string;
  /** Whether the request says that a running experiment may open to everybody. */
  opensToEverybody?: boolean;
  /** Says that the client does not wait for the answer any more. */
  gone?: AbortSignal;
}

const actors = new AsyncLocalStorage<RequestActor>();

/** Runs something, and all that it starts, in the name of an actor. */
export const actAs = <T>(actor: RequestActor, run: () => T): T => actors.run(actor, run);

/** The actor of the present request; undefined outside of one. */
export const currentActor = (): RequestActor | undefined => actors.getStore();

/** Names who acts in a transaction of a route without login, once they have shown who they are. */
export async function nameActor(transaction: EntityManager, userId: number): Promise<void> {
  await transaction.query(`SELECT set_config('audit.user_id', $1, true)`, [userId.toString()]);
}
