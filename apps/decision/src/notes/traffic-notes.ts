import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Pool } from 'pg';
import type { TrafficNoteKind } from '#libs/entities';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Clock } from '../clock.js';

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

const minuteMs = 60_000;
const job: PeriodicJob = {
  name: 'traffic-notes',
  fails: 'What was noticed about calls waits for the database',
  works: 'What is noticed about calls is written down again.',
  everyMs: 2_000,
};
const maxNotes = 10_000;

/** Of these the largest counts, where others are added up. */
const peaks: ReadonlySet<TrafficNoteKind> = new Set(['many_visitors', 'many_events']);

/**
 * What is noticed, by project and minute, on its way to a table where results and the live page find it whichever
 * process saw it. It is collected in memory, which is bounded, and waits there while the database is unavailable.
 */
@Injectable()
export class TrafficNotes implements OnModuleInit, OnApplicationShutdown {
  private notes = new Map<string, Note>();

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly runner: JobRunner,
  ) {}

  onModuleInit(): void {
    this.runner.start(job, () => this.flush());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.flush().catch(() => undefined);
  }

  add({ eventType = '', ...notice }: Notice): void {
    const minute = Math.floor(this.clock.now() / minuteMs) * minuteMs;
    this.keep({ ...notice, eventType, minute });
  }

  /** Writes down what is collected; what cannot be written now is kept for the next time, and the failure thrown. */
  async flush(): Promise<void> {
    if (this.notes.size === 0) return;
    const notes = [...this.notes.values()];
    this.notes = new Map();
    try {
      await this.write(notes);
    } catch (error) {
      for (const note of notes) this.keep(note);
      throw error;
    }
  }

  private keep(note: Note): void {
    const { projectId, kind, eventType, minute, count } = note;
    const name = `${projectId} ${kind} ${minute} ${eventType}`;
    const known = this.notes.get(name);
    if (known === undefined && this.notes.size >= maxNotes) return;
    const before = known?.count ?? 0;
    this.notes.set(name, { ...note, count: peaks.has(kind) ? Math.max(before, count) : before + count });
  }

  private async write(notes: readonly Note[]): Promise<void> {
    const ordered = [...notes].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
    await this.pool.query({
      name: 'note-traffic',
      text: noting,
      values: [
        ordered.map(({ projectId }) => projectId),
        ordered.map(({ kind }) => kind),
        ordered.map(({ eventType }) => eventType),
        ordered.map(({ minute }) => new Date(minute)),
        ordered.map(({ count }) => Math.min(count, largestCount)),
      ],
    });
  }
}

const largestCount = 1_000_000_000;

/** In one order everywhere, so that processes wait for each other instead of deadlocking. */
const nameOf = ({ projectId, kind, eventType, minute }: Note): string =>
  `${projectId} ${kind} ${eventType} ${minute}`;

const noting = `
  INSERT INTO traffic_note AS known (project_id, kind, event_type, minute, count)
  SELECT project_id, kind, event_type, minute, count
  FROM unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[], $5::int[])
    AS given (project_id, kind, event_type, minute, count)
  ON CONFLICT (project_id, kind, event_type, minute) DO UPDATE
  SET count = CASE WHEN known.kind IN ('many_visitors', 'many_events') THEN greatest(known.count, EXCLUDED.count)
    ELSE least(known.count::bigint + EXCLUDED.count, ${largestCount}) END`;
