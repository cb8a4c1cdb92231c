import type { Pool } from 'pg';
import { isDatabaseAway } from '#libs/errors';
import { BoundedMap } from '#libs/memory';
import type { Clock } from '../clock.js';

interface Known {
  readonly stored: ReadonlySet<string>;
  readonly asked: string;
  readonly readAt: number;
}

/** How late an attribute may be noticed that is stored for the first time. */
const freshMs = 5_000;
const capacity = 1_000;

/** Which attributes are stored for at least one end user of a project. */
export class StoredNames {
  private readonly known = new BoundedMap<number, Known>(capacity);

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
  ) {}

  /** When what `find` said has to be asked again; milliseconds of the clock that only goes up. */
  expiresAt(projectId: number): number {
    return (this.known.get(projectId)?.readAt ?? -Infinity) + freshMs;
  }

  /** Those of the names that are stored; all of them when nobody can tell now. */
  async find(projectId: number, names: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    if (names.size === 0) return names;
    const asked = [...names].sort().join('\n');
    const known = this.known.get(projectId);
    if (known?.asked === asked && this.clock.elapsed() < known.readAt + freshMs) return known.stored;
    try {
      const stored = await this.read(projectId, [...names]);
      this.known.set(projectId, { stored, asked, readAt: this.clock.elapsed() });
      return stored;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      return known?.asked === asked ? known.stored : names;
    }
  }

  private async read(projectId: number, names: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ name: string }>({
      name: 'find-stored-names',
      text: `
        SELECT name FROM unnest($2::text[]) AS name
        WHERE EXISTS (
          SELECT FROM end_user WHERE project_id = $1 AND (
            attributes ? name OR name = ANY ('{id,first_name,last_name,email,is_premium}')
            OR name = 'country_code' AND country_code IS NOT NULL))`,
      values: [projectId, [...names]],
    });
    return new Set(rows.map(({ name }) => name));
  }
}
