import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { Config } from '#libs/config';
import type { TrackedSubject } from '#libs/ingestion';
import { Clock } from '../clock.js';
import { holderOf } from '../edge/index.js';
import { MinuteCounts } from './minute-counts.js';
import { TrafficNotes } from './traffic-notes.js';
import { ValueHistory } from './value-history.js';

/** An event that came without a secret key and was taken. */
export interface WatchedEvent extends TrackedSubject {
  readonly value: number | null;
  readonly address: string;
}

/** Events that are looked at the same time at most; more are let pass. */
const maxUnderWay = 10_000;

/** Notices what is unusual about events that anybody can send; nothing is refused for it. */
@Injectable()
export class EventsWatch implements OnApplicationShutdown {
  private readonly events = new MinuteCounts();
  private readonly values: ValueHistory;
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly notes: TrafficNotes,
    private readonly pool: Pool,
  ) {
    this.values = new ValueHistory((projectId, type) => this.latestValues(projectId, type));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    await this.notes.flush();
  }

  noteEvent({ projectId, type, value, address }: WatchedEvent): void {
    const limit = this.config.anomalyEventLimit;
    if (limit > 0) {
      const count = this.events.add(`${projectId} ${holderOf(address)}`, 1, this.clock.now());
      if (count > limit) this.notes.add({ projectId, kind: 'many_events', count });
    }
    if (value === null || value === 0 || this.underWay.size >= maxUnderWay) return;
    const look = this.noteValue({ projectId, type }, value).finally(() => this.underWay.delete(look));
    this.underWay.add(look);
  }

  /** To be called for an event that was refused for its value. */
  noteTooLarge({ projectId, type }: TrackedSubject): void {
    this.notes.add({ projectId, kind: 'value_too_large', eventType: type, count: 1 });
  }

  private async noteValue(subject: TrackedSubject, value: number): Promise<void> {
    if (!(await this.values.isOdd(subject, value))) return;
    this.notes.add({ projectId: subject.projectId, kind: 'odd_value', eventType: subject.type, count: 1 });
  }

  /** Among the latest events of the project, so that it costs the same however many there are. */
  private async latestValues(projectId: number, type: string): Promise<number[]> {
    const { rows } = await this.pool.query<{ value: number }>({
      name: 'latest-values',
      text: `
        SELECT value FROM (
          SELECT type, value FROM event WHERE project_id = $1 ORDER BY occurred_at DESC, id DESC LIMIT 5000) AS latest
        WHERE type = $2 AND value IS NOT NULL LIMIT 100`,
      values: [projectId, type],
    });
    return rows.map(({ value }) => value);
  }
}
