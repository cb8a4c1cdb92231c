import { sign, type SecretKeys } from '#libs/security';

/** Nothing that readers see; it shows both sides and all proxies between them that the connection is alive. */
export const heartbeat = ':\n\n';

/**
 * Names a revision of a project so that no caller can make up one: who shows it makes a process that has not heard of the
 * revision yet load it.
 */
export const revisionTag = (keys: SecretKeys, projectId: number, revision: number): string =>
  `${revision}.${sign(keys, 'event-streams', `revision.${projectId}.${revision}`).slice(0, 16)}`;

/** The revision that a tag names; undefined for any other text. */
export function readRevisionTag(keys: SecretKeys, projectId: number, tag: string): number | undefined {
  const [, text] = /^(\d{1,10})\.[\w-]{16}$/.exec(tag) ?? [];
  if (text === undefined) return undefined;
  const revision = Number(text);
  return revisionTag(keys, projectId, revision) === tag ? revision : undefined;
}

/** What a stream begins with: where it stands, and how many milliseconds to wait before the next try when it breaks. */
export const opening = (tag: string, retryMs: number): string => `retry: ${retryMs}\nid: ${tag}\n\n`;

/** That something has changed. */
export const changeMessage = (tag: string): string =>
  `id: ${tag}\ndata: ${JSON.stringify({ type: 'refetchEvaluation', etag: tag })}\n\n`;
