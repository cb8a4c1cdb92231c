import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is behind what happens now, and by which route. */
export interface RequestActor {
  /** The action of the route, otherwise its method and path. */
  action: string;
  userId?: number;
  organizationId?: number;
  projectId?: number;
}

const actors = new AsyncLocalStorage<RequestActor>();

/** Runs something, and all that it starts, in the name of an actor. */
export const actAs = <T>(actor: RequestActor, run: () => T): T => actors.run(actor, run);

/** The actor of the present request; undefined outside of one. */
export const currentActor = (): RequestActor | undefined => actors.getStore();
