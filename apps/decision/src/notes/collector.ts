import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { Pool } from 'pg';
import type { JobRunner, PeriodicJob } from '#libs/jobs';

/** What is collected, and how it gets into its table. */
export interface Collected<Note> {
  readonly job: PeriodicJob;
  /** Further ones are dropped while so many wait. */
  readonly most: number;
  /** Notes of one name become one row. */
  readonly name: (note: Note) => string;
  /** What two notes of one name come to. */
  readonly merge: (known: Note, added: Note) => Note;
  /**
   * Writes rows given as arrays, a column each (`$1`, `$2`, …), in one order of their keys (`ORDER BY`): so processes that
   * write the same rows wait for each other instead of deadlocking.
   */
  readonly statement: { readonly name: string; readonly text: string };
  /** The columns of a note, as the statement takes them. */
  readonly row: (note: Note) => unknown[];
}

/**
 * Collects notes in memory, which is bounded, on their way to a table where they are found whichever process made them.
 * What cannot be written stays until the next time, and what is left when the process stops is written then.
 */
export abstract class Collector<Note> implements OnModuleInit, OnApplicationShutdown {
  private notes = new Map<string, Note>();

  protected constructor(
    protected readonly pool: Pool,
    private readonly runner: JobRunner,
    private readonly collected: Collected<Note>,
  ) {}

  onModuleInit(): void {
    this.runner.start(this.collected.job, () => this.flush());
  }

  async onApplicationShutdown(): Promise<void> {
    this.gather(true);
    await this.write().catch(() => undefined);
  }

  /** Writes down what is due; what cannot be written now is kept for the next time, and the failure thrown. */
  async flush(): Promise<void> {
    this.gather(false);
    await this.write();
  }

  protected keep(note: Note): void {
    const { most, name, merge } = this.collected;
    const key = name(note);
    const known = this.notes.get(key);
    if (known !== undefined) this.notes.set(key, merge(known, note));
    else if (this.notes.size < most) this.notes.set(key, note);
  }

  /**
   * Keeps what is counted elsewhere until it is due.
   *
   * @param _isLast whether the process stops, so that all of it is
   */
  protected gather(_isLast: boolean): void {}

  /** What else is to be done with what was written. */
  protected written(_notes: readonly Note[]): Promise<void> {
    return Promise.resolve();
  }

  private async write(): Promise<void> {
    if (this.notes.size === 0) return;
    const notes = [...this.notes.values()];
    this.notes = new Map();
    const { statement, row } = this.collected;
    try {
      await this.pool.query({ ...statement, values: columnsOf(notes.map(row)) });
    } catch (error) {
      for (const note of notes) this.keep(note);
      throw error;
    }
    await this.written(notes);
  }
}

const columnsOf = (rows: readonly unknown[][]): unknown[][] =>
  rows[0]!.map((_, column) => rows.map((row) => row[column]));
