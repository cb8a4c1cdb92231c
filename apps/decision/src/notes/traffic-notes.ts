import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { minuteMs } from '#libs/durations';
import type { TrafficNoteKind } from '#libs/entities';
import { JobRunner } from '#libs/jobs';
import { Clock } from '../clock.js';
import { Collector, type Collected } from './collector.js';

/** Something noticed about calls of a project; it names nobody. */
export interface Notice {
  readonly projectId: number;
  readonly kind: TrafficNoteKind;
  /** The type of event that it is about. */
  readonly eventType?: string;
  readonly count: number;
}

interface Note extends Required<Notice> {
  /** Milliseconds since 1970. */
  readonly minute: number;
}

const largestCount = 1_000_000_000;

/** Of these the largest counts, where others are added up. */
const peaks: ReadonlySet<TrafficNoteKind> = new Set(['many_visitors', 'many_events']);

const notes: Collected<Note> = {
  job: {
    name: 'traffic-notes',
    fails: 'What was noticed about calls waits for the database',
    works: 'What is noticed about calls is written down again.',
    everyMs: 2_000,
  },
  most: 10_000,
  name: ({ projectId, kind, eventType, minute }) => `${projectId} ${kind} ${minute} ${eventType}`,
  merge: (known, { kind, count }) => ({
    ...known,
    count: peaks.has(kind) ? Math.max(known.count, count) : known.count + count,
  }),
  statement: {
    name: 'note-traffic',
    text: `
      INSERT INTO traffic_note AS known (project_id, kind, event_type, minute, count)
      SELECT project_id, kind, event_type, minute, count
      FROM unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
        AS given (project_id, kind, event_type, minute, count)
      ORDER BY project_id, kind, event_type, minute
      ON CONFLICT (project_id, kind, event_type, minute) DO UPDATE
      SET count = CASE WHEN known.kind IN ('many_visitors', 'many_events') THEN greatest(known.count, EXCLUDED.count)
        ELSE least(known.count::bigint + EXCLUDED.count, ${largestCount}) END`,
  },
  row: ({ projectId, kind, eventType, minute, count }) => [
    ...[projectId, kind, eventType, new Date(minute), Math.min(count, largestCount)],
  ],
};

/** What is noticed about calls, by project and minute, for results and the live page. */
@Injectable()
export class TrafficNotes extends Collector<Note> {
  constructor(
    pool: Pool,
    private readonly clock: Clock,
    runner: JobRunner,
  ) {
    super(pool, runner, notes);
  }

  add({ eventType = '', ...notice }: Notice): void {
    const minute = Math.floor(this.clock.now() / minuteMs) * minuteMs;
    this.keep({ ...notice, eventType, minute });
  }
}
