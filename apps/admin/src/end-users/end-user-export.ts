import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EndUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import { readPerson } from '#libs/ingestion';
import { inSlices } from '../threads/index.js';
import { EndUserDto } from './end-user.dto.js';

/** Rows come in one piece from the database, and may have 16 KiB of properties each. */
const rowsAtOnce = 250;

/** Collects all that is stored about one end user. */
@Injectable()
export class EndUserExport {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A JSON object, made while it is read: however many events there are, few of them are in memory at a time.
   *
   * @throws DomainError `not-found` when nothing is stored
   */
  async open(projectId: number, asked: string): Promise<Readable> {
    const person = await readPerson((text, values) => this.dataSource.query(text, values), projectId, asked);
    const { id, joinedIds } = person;
    const user = await this.dataSource.getRepository(EndUser).findOneBy({ projectId, id });
    const segments = await this.dataSource.query<object[]>(segmentsOf, [projectId, [id, ...joinedIds]]);
    const assignments = await this.readAssignments(projectId, id);
    const first = await this.readEvents(projectId, id, []);
    if (!user && [segments, assignments, first].every((rows) => rows.length === 0)) throw notFound('user');
    const profile = user && EndUserDto.from(user);
    const head = { id, joined_ids: joinedIds, profile, segments, assignments };
    return Readable.from(this.write(head, this.eventsOf(projectId, id, first)));
  }

  /** Names stay with the definitions; what is recorded lies by project. */
  private async readAssignments(projectId: number, id: string): Promise<object[]> {
    const recorded = await this.dataSource.query<RecordedAssignment[]>(assignmentsOf, [projectId, id]);
    const names = await this.dataSource.query<Names[]>(namesOf, [recorded.map((row) => row.variant_id)]);
    const byVariation = new Map(names.map((row) => [row.variant_id, row]));
    return recorded.map(({ experiment_id, variant_id, ...rest }) => {
      const { experiment_key, variant_name } = byVariation.get(variant_id) ?? {};
      return { experiment_id, experiment_key, variant_id, variant_name, ...rest };
    });
  }

  /** The same text as that of one object with all of it, without ever making it at once. */
  private async *write(
    { segments, assignments, ...head }: Head,
    events: AsyncIterable<EventRow[]>,
  ): AsyncGenerator<string> {
    yield `${JSON.stringify(head).slice(0, -1)},"segments":[`;
    yield* inSlices(segments, commaSeparated());
    yield '],"assignments":[';
    yield* inSlices(assignments, commaSeparated());
    yield '],"events":[';
    const textOf = commaSeparated();
    for await (const rows of events) yield* inSlices(rows, ({ cursor: _, ...event }) => textOf(event));
    yield ']}';
  }

  private async *eventsOf(projectId: number, id: string, first: EventRow[]): AsyncGenerator<EventRow[]> {
    let rows = first;
    while (rows.length > 0) {
      yield rows;
      const { timestamp, cursor } = rows.at(-1)!;
      rows = rows.length < rowsAtOnce ? [] : await this.readEvents(projectId, id, [timestamp, cursor]);
    }
  }

  private readEvents(
    projectId: number,
    id: string,
    after: [] | [time: Date, id: string],
  ): Promise<EventRow[]> {
    const [time = new Date(0), lastEvent = '-1'] = after;
    return this.dataSource.query(eventsAfter, [projectId, id, time, lastEvent]);
  }
}

interface Head {
  id: string;
  /** The anonymous ids that are theirs too. */
  joined_ids: readonly string[];
  profile: EndUserDto | null;
  segments: object[];
  assignments: object[];
}

/** Texts of JSON, each but the first after a comma. */
function commaSeparated(): (item: object) => string {
  let separator = '';
  return (item) => {
    const text = separator + JSON.stringify(item);
    separator = ',';
    return text;
  };
}

interface EventRow {
  timestamp: Date;
  /** The id as a text. */
  cursor: string;
}

const segmentsOf = `
  SELECT DISTINCT segment.id, segment.name FROM segment_user AS member JOIN segment ON segment.id = member.segment_id
  WHERE member.project_id = $1 AND member.end_user_id = ANY ($2::text[]) ORDER BY segment.id`;

interface RecordedAssignment {
  experiment_id: number;
  variant_id: number;
}

interface Names {
  variant_id: number;
  experiment_key: string;
  variant_name: string;
}

const assignmentsOf = `
  SELECT experiment_id, variation_id AS variant_id, assigned_at, device_type, campaign_id, ad_id, attributes
  FROM assignment WHERE project_id = $1 AND end_user_id = $2
  UNION ALL
  SELECT experiment_id, variation_id, assigned_at, device_type, campaign_id, ad_id, attributes
  FROM crossed_assignment WHERE project_id = $1 AND end_user_id = $2
  ORDER BY experiment_id, assigned_at`;

const namesOf = `
  SELECT variation.id AS variant_id, experiment.key AS experiment_key, variation.title AS variant_name
  FROM variation JOIN experiment ON experiment.id = variation.experiment_id WHERE variation.id = ANY ($1::int[])`;

const eventsAfter = `
  SELECT id::float8 AS id, id::text AS cursor, event_id, experiment_id, variation_id AS variant_id, metric_id,
    type, occurred_at AS timestamp, received_at, value::float8 AS value, properties, campaign_id, ad_id, device_type
  FROM event
  WHERE project_id = $1 AND end_user_id = $2 AND copy_of IS NULL AND (occurred_at, id) > ($3::timestamptz, $4::bigint)
  ORDER BY occurred_at, event.id LIMIT ${rowsAtOnce}`;
