import type { Answer, EndUserId } from './published-types.js';
import { forSession, recallList, store } from './storage.js';

/** An answer and the page that it was for. */
interface Cached extends Answer {
  url: string;
}

const nameFor = (projectId: number | string) => `ab-answer-${projectId}`;

/** The last answer of this tab's session, when it was for the same end user. */
export function cachedAnswer(projectId: number | string, endUserId: EndUserId): Cached | undefined {
  const [cached] = recallList<Cached>(forSession, nameFor(projectId));
  return String(cached?.endUserId) === String(endUserId) ? cached : undefined;
}

export function cacheAnswer(projectId: number | string, answer?: Cached): void {
  store(forSession, nameFor(projectId), answer && JSON.stringify([answer]));
}
