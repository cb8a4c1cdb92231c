/** The NOTIFY channel of revisions, and that of Redis; its payload is `<projectId>:<revision>`. */
export const revisionChannel = 'project_revision';

/** The NOTIFY channel of ids that were joined; its payload is the project's id. */
export const joinChannel = 'joined_ids';

/** The payload of one announcement. */
export interface Announcement {
  projectId: number;
  revision: number;
}

/** Reads a payload of `revisionChannel`; undefined for anything else that somebody sent there. */
export function parseAnnouncement(payload: string): Announcement | undefined {
  const match = /^(\d{1,10}):(\d{1,10})$/.exec(payload);
  return match ? { projectId: Number(match[1]), revision: Number(match[2]) } : undefined;
}
