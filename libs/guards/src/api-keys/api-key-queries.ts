import type { ApiKeyKind, KeyScope, Queryable } from '#libs/entities';
import type { KeyUse } from './key-uses.js';

/** A key that is not revoked or stopped, of an organization that is not disabled. */
export interface StoredKey {
  keyId: number;
  projectId: number;
  kind: ApiKeyKind;
  /** What it may do now. */
  scopes: ReadonlySet<KeyScope>;
  /** Milliseconds since 1970; Infinity for never. */
  expiresAt: number;
}

/** Which project the tokens of API_TOKEN open. */
export type TokenProject = { projectId: number } | { fault: string };

interface KeyRow {
  hash: string;
  keyId: number;
  projectId: number;
  kind: ApiKeyKind;
  scopes: KeyScope[];
  expires: Date | null;
}

const isOpen = 'organization.verified_at IS NOT NULL AND NOT organization.disabled';

/** The valid ones among these keys, by their hashes, expired ones included. */
export async function findKeys(
  database: Queryable,
  hashes: readonly string[],
): Promise<Map<string, StoredKey>> {
  const rows = await database.query<KeyRow[]>(`${selectKeys} AND key.hash = ANY($1::text[])`, [hashes]);
  return new Map(rows.map((row) => [row.hash, storedKey(row)]));
}

/** The same by their ids, which are texts here. */
export async function findKeysById(
  database: Queryable,
  ids: readonly string[],
): Promise<Map<string, StoredKey>> {
  const rows = await database.query<KeyRow[]>(`${selectKeys} AND key.id = ANY($1::int[])`, [ids]);
  return new Map(rows.map((row) => [String(row.keyId), storedKey(row)]));
}

const selectKeys = `
  SELECT key.hash, key.id AS "keyId", key.project_id AS "projectId", key.kind,
         key.effective_scopes AS scopes, key.expires_at AS expires
  FROM api_key AS key
  JOIN project ON project.id = key.project_id
  JOIN organization ON organization.id = project.organization_id
  WHERE key.revoked_at IS NULL AND key.stopped_at IS NULL AND ${isOpen}`;

const storedKey = ({ keyId, projectId, kind, scopes, expires }: KeyRow): StoredKey => ({
  ...{ keyId, projectId, kind, scopes: new Set(scopes), expiresAt: expires?.getTime() ?? Infinity },
});

/** The project that API_TOKEN_PROJECT_ID names; undefined when its organization is disabled. */
export async function findNamedProject(
  database: Queryable,
  projectId: number,
): Promise<TokenProject | undefined> {
  const [project] = await database.query<{ open: boolean }[]>(
    `SELECT ${isOpen} AS open
     FROM project JOIN organization ON organization.id = project.organization_id WHERE project.id = $1`,
    [projectId],
  );
  if (!project) return { fault: `API_TOKEN_PROJECT_ID is ${projectId}, and there is no such project.` };
  return project.open ? { projectId } : undefined;
}

/** The one project of the one organization; sign-ups that wait for their verification do not count. */
export async function findOnlyProject(database: Queryable): Promise<TokenProject | undefined> {
  const projects = await database.query<{ id: number | null; open: boolean }[]>(
    `SELECT project.id, ${isOpen} AS open
     FROM organization LEFT JOIN project ON project.organization_id = organization.id
     WHERE organization.verified_at IS NOT NULL LIMIT 2`,
  );
  const [only] = projects;
  if (projects.length > 1) {
    return { fault: 'There are several projects, so API_TOKEN_PROJECT_ID has to name that of API_TOKEN.' };
  }
  if (only === undefined || only.id === null)
    return { fault: 'There is no project yet that API_TOKEN could open.' };
  return only.open ? { projectId: only.id } : undefined;
}

/** Notes the latest uses; an earlier one never replaces a later one. */
export async function writeUses(database: Queryable, uses: ReadonlyMap<number, KeyUse>): Promise<void> {
  await database.query(
    `WITH used AS (
       SELECT key.id, used.at, used.network
       FROM api_key AS key
       JOIN unnest($1::int[], $2::timestamptz[], $3::text[]) AS used (id, at, network) ON used.id = key.id
       ORDER BY key.id FOR NO KEY UPDATE OF key)
     UPDATE api_key SET
       last_used_at = GREATEST(last_used_at, used.at),
       last_used_from = CASE
         WHEN last_used_at > used.at THEN last_used_from
         ELSE COALESCE(used.network, last_used_from) END
     FROM used WHERE api_key.id = used.id`,
    [
      [...uses.keys()],
      [...uses.values()].map(({ at }) => new Date(at).toISOString()),
      [...uses.values()].map(({ from }) => from ?? null),
    ],
  );
}
