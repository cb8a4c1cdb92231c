import { dayMs } from '#libs/durations';
import type { Queryable } from '#libs/entities';
import type { KeyUse } from './key-uses.js';

/** That a key was used from a network that is new; for `many`, that so many are new today that no more are told. */
export interface NewKeyNetwork {
  keyId: number;
  network: string;
  told: 'new' | 'many';
}

/** How many networks are remembered as noted today, so that they need no question. */
const maxNoted = 10_000;

/** Finds, among the networks that keys were used from, those that are new. */
export class KeyNetworks {
  private noted = new Set<string>();
  private notedOn = '';

  constructor(private readonly database: Queryable) {}

  /** Notes the networks of these uses, each once a day. */
  async note(uses: ReadonlyMap<number, KeyUse>): Promise<NewKeyNetwork[]> {
    const pairs = [...uses].flatMap(([keyId, { at, networks }]) => {
      const day = new Date(at - (at % dayMs)).toISOString().slice(0, 10);
      return [...networks].map((network) => ({ keyId, network, day }));
    });
    const newest = pairs.reduce((latest, { day }) => (day > latest ? day : latest), this.notedOn);
    if (newest !== this.notedOn || this.noted.size > maxNoted) this.noted.clear();
    this.notedOn = newest;
    const unknown = pairs.filter((pair) => !this.noted.has(nameOf(pair)));
    if (unknown.length === 0) return [];
    const rows = await this.database.query<(NewKeyNetwork & { told: string | null })[]>(
      `SELECT used.key AS "keyId", used.network, note_key_network(used.key, used.network, used.day) AS told
       FROM unnest($1::int[], $2::text[], $3::date[]) AS used (key, network, day)`,
      [
        unknown.map(({ keyId }) => keyId),
        unknown.map(({ network }) => network),
        unknown.map(({ day }) => day),
      ],
    );
    for (const pair of unknown) this.noted.add(nameOf(pair));
    return rows.filter(({ told }) => told !== null);
  }
}

const nameOf = ({ keyId, network }: { keyId: number; network: string }): string => `${keyId} ${network}`;
