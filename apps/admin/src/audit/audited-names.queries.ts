import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AuditEntry } from '#libs/entities';

/** What an audited thing is called now, and the experiment that it is or belongs to. */
export interface AuditedName {
  title: string | null;
  experiment: { id: number; title: string } | null;
}

/** The column with the name of a thing, by its table. Links to users are called by the email of the member. */
const namedBy: Readonly<Record<string, string>> = {
  organization: 'name',
  role: 'name',
  menu: 'label',
  menu_template: 'name',
  project: 'name',
  project_file: 'name',
  api_key: 'name',
  segment: 'name',
  experiment_group: 'name',
  experiment: 'title',
  variation: 'title',
  metric: 'title',
};
const usersBy = ['organization_user', 'project_user'];
const parts = ['variation', 'condition', 'metric'];

type Thing = Pick<AuditEntry, 'entity' | 'entityId' | 'before' | 'after'>;

/** Reads what the things of audit entries are called. Deleted things have only the name that their entry tells. */
@Injectable()
export class AuditedNames {
  constructor(private readonly dataSource: DataSource) {}

  async read(things: readonly Thing[], organizationId: number): Promise<AuditedName[]> {
    const experimentOf = await this.experimentsOf(things);
    const titles = await this.titlesOf([...things, ...experimentsIn(experimentOf)], organizationId);
    return things.map((thing) => {
      const id = experimentOf.get(thing);
      const experiment = id === undefined ? undefined : titles.get(keyOf('experiment', id));
      return {
        title: titles.get(keyOf(thing.entity, thing.entityId)) ?? toldBy(thing),
        experiment: id === undefined || experiment === undefined ? null : { id, title: experiment },
      };
    });
  }

  /** The id of the experiment that a thing is or belongs to. */
  private async experimentsOf(things: readonly Thing[]): Promise<Map<Thing, number>> {
    const rows = await this.union(
      parts,
      things,
      (table) => `SELECT '${table}', id, experiment_id::text FROM ${table}`,
    );
    const found = new Map(rows.map(({ entity, id, name }) => [keyOf(entity, id), Number(name)]));
    return new Map(
      things.flatMap((thing) => {
        const told = (thing.after ?? thing.before)?.['experiment_id'];
        const own =
          thing.entity === 'experiment' ? thing.entityId : found.get(keyOf(thing.entity, thing.entityId));
        const id = own ?? (typeof told === 'number' ? told : undefined);
        return id === undefined ? [] : [[thing, id] as const];
      }),
    );
  }

  private async titlesOf(things: readonly Pick<Thing, 'entity' | 'entityId'>[], organizationId: number) {
    const rows = [
      ...(await this.union(
        Object.keys(namedBy),
        things,
        (table) => `SELECT '${table}', id, ${namedBy[table]} FROM ${table}`,
      )),
      ...(await this.union(
        usersBy,
        things,
        (
          table,
        ) => `SELECT '${table}', u.id, u.email FROM "user" u JOIN organization_user ou ON ou.user_id = u.id
          WHERE ou.organization_id = $1`,
        [organizationId],
      )),
    ];
    return new Map(rows.map(({ entity, id, name }) => [keyOf(entity, id), name]));
  }

  /** One statement for all tables that the things are of. `parameters` are the first ones, from $1 on. */
  private async union(
    tables: readonly string[],
    things: readonly Pick<Thing, 'entity' | 'entityId'>[],
    select: (table: string) => string,
    parameters: readonly unknown[] = [],
  ): Promise<{ entity: string; id: number; name: string }[]> {
    const present = tables.filter((table) => things.some(({ entity }) => entity === table));
    if (present.length === 0) return [];
    const ids = present.map((table) =>
      things.filter(({ entity }) => entity === table).map(({ entityId }) => entityId),
    );
    const statements = present.map(
      (table, index) =>
        `SELECT * FROM (${select(table)}) AS t${index} (entity, id, name) WHERE id = ANY($${parameters.length + index + 1}::integer[])`,
    );
    return this.dataSource.query(statements.join(' UNION ALL '), [...parameters, ...ids]);
  }
}

const keyOf = (entity: string, id: number | null): string => `${entity} ${id}`;

const experimentsIn = (experimentOf: ReadonlyMap<Thing, number>) =>
  [...new Set(experimentOf.values())].map((entityId) => ({ entity: 'experiment', entityId }));

function toldBy({ before, after }: Thing): string | null {
  const told = [after, before].flatMap((fields) => [fields?.['title'], fields?.['name'], fields?.['email']]);
  return told.find((name): name is string => typeof name === 'string' && name !== '') ?? null;
}
