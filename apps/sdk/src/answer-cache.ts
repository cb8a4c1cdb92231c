import type { Answer, EndUserId } from './published-types.js';
import { forSession, recallList, store } from './storage.js';
import { toJson } from './to-json.js';

/** An answer, the page that it was for, and when it came (epoch milliseconds). */
interface Cached extends Answer {
  url: string;
  at: number;
}

const nameFor = (projectId: number | string) => `ab-answer-${projectId}`;

/** The last answer of this tab's session, when it was for the same end user. */
export function cachedAnswer(projectId: number | string, endUserId: EndUserId): Cached | undefined {
  const [cached] = recallList<Cached>(forSession, nameFor(projectId));
  return String(cached?.endUserId) === String(endUserId) ? cached : undefined;
}

export function cacheAnswer(projectId: number | string, answer?: Cached): void {
  store(forSession, nameFor(projectId), answer && toJson([answer]));
}
