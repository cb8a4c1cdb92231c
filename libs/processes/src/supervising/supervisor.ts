import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Environment } from '#libs/config';
import { SharedCounts } from '../counting/shared-counts.js';
import type { Welcome } from '../join-siblings.js';
import type { MetricsReport } from '../serve-metrics.js';
import { StartFailure } from '../start-failure.js';
import { mergeReports } from './merge-reports.js';
import { type Occupant, SeatOfProcess } from './seat-of-process.js';

export interface SupervisorOptions {
  readonly count: number;
  /** The settings of each process, whatever becomes of files in the meantime. */
  readonly environment: Environment;
  readonly log: Logger;
  /** Told when so many processes ended without ever serving that no further one is started. */
  readonly onGiveUp: () => void;
}

/** How long a process that has ended may still be heard. */
const lastWordsMs = 1_000;

/** How long a process has to report its figures. */
const reportLimitMs = 2_000;

/**
 * Starts the processes of a program, has them serve together, and starts again whichever ends. It answers what they ask of
 * each other, and serves nobody itself.
 */
export class Supervisor {
  private readonly seats: readonly SeatOfProcess[];
  private readonly counts = new SharedCounts();
  /** From then on processes serve as soon as they can. */
  private isReleased = false;
  /** Since all of them served together. */
  private isOpen = false;
  private isStopping = false;
  private onReady: (() => void) | undefined;
  private onFailedStart: ((error: Error) => void) | undefined;
  private readonly onAllGone = new Set<() => void>();
  /** Those that wait for the others before they serve. */
  private readonly waiting = new Set<() => void>();
  private lastCode = 0;

  constructor(private readonly options: SupervisorOptions) {
    this.seats = Array.from({ length: options.count }, (_, at) => new SeatOfProcess(at + 1));
  }

  /**
   * Resolves when all processes serve.
   *
   * @throws StartFailure when one ends before; none is left then
   */
  async start(): Promise<void> {
    cluster.setupPrimary({ exec: process.argv[1]!, args: process.argv.slice(2) });
    const started = new Promise<void>((resolve, reject) => {
      this.onReady = resolve;
      this.onFailedStart = reject;
    });
    for (const seat of this.seats) this.fork(seat, true);
    try {
      await started;
    } catch (error) {
      await this.killAll();
      throw error;
    }
    this.isOpen = true;
  }

  /** Whether processes may serve already, so that they are to be told of a stop. */
  get mayBeServing(): boolean {
    return this.isReleased;
  }

  /** Tells every process to stop as a signal would, once or again; one that does not serve yet ends at once. */
  stop(signal: NodeJS.Signals): void {
    this.isStopping = true;
    for (const seat of this.seats) {
      clearTimeout(seat.timer);
      const { occupant } = seat;
      if (occupant?.isReady) occupant.channel.tell('stop', signal);
      else occupant?.worker.process.kill('SIGKILL');
    }
  }

  /** Resolves with 0 when all processes have ended well, otherwise with what one of them ended with. */
  async gone(): Promise<number> {
    if (this.seats.some(({ occupant }) => occupant))
      await new Promise<void>((resolve) => this.onAllGone.add(resolve));
    return this.lastCode;
  }

  async killAll(): Promise<void> {
    this.isStopping = true;
    for (const { occupant, timer } of this.seats) {
      clearTimeout(timer);
      occupant?.worker.process.kill('SIGKILL');
    }
    await this.gone();
  }

  /** The figures of all processes, each series with the number of its process. */
  async report(): Promise<MetricsReport> {
    const reports = await Promise.all(
      this.seats.map(async ({ number, occupant }) => ({
        process: String(number),
        report: await reportOf(occupant),
      })),
    );
    const given = reports.flatMap(({ process, report }) => (report ? [{ process, text: report.text }] : []));
    const contentType =
      reports.find(({ report }) => report)?.report?.contentType ?? 'text/plain; version=0.0.4';
    return { contentType, text: `${mergeReports(given)}\n${this.ownFigures()}` };
  }

  private ownFigures(): string {
    const restarts = this.seats.map(
      ({ number, restarts }) => `abtesting_process_restarts_total{process="${number}"} ${restarts}`,
    );
    return [
      '# HELP abtesting_processes_serving Processes of this program that serve, of those that DECISION_PROCESSES asks for.',
      '# TYPE abtesting_processes_serving gauge',
      `abtesting_processes_serving ${this.servingCount}`,
      '',
      '# HELP abtesting_process_restarts_total How often a process that had ended was started again.',
      '# TYPE abtesting_process_restarts_total counter',
      ...restarts,
      '',
    ].join('\n');
  }

  private get servingCount(): number {
    return this.seats.filter(({ isServing }) => isServing).length;
  }

  private fork(seat: SeatOfProcess, isFirst: boolean): void {
    const occupant = seat.occupy(cluster.fork());
    const { channel, worker } = occupant;
    const { environment, count } = this.options;
    const welcome: Welcome = { environment, seat: { number: seat.number, count }, isFirst };
    channel.on('join', () => welcome);
    channel.on('ready', () => {
      occupant.isReady = true;
      return this.mayServe();
    });
    channel.on('serving', () => this.noteServing(occupant));
    channel.on('failed', (sentence) => (occupant.failure = sentence as string));
    this.counts.serve(channel);
    void endOf(worker).then((end) => this.noteEnd(seat, occupant, end));
  }

  /** At the start all of them wait for the last one. */
  private async mayServe(): Promise<void> {
    if (this.isReleased) return;
    await new Promise<void>((resolve) => {
      this.waiting.add(resolve);
      if (this.waiting.size < this.seats.length) return;
      this.isReleased = true;
      for (const serve of this.waiting) serve();
    });
  }

  private noteServing(occupant: Occupant): void {
    occupant.servingSince = performance.now();
    this.tellServing();
    if (this.servingCount === this.seats.length) this.onReady?.();
  }

  private tellServing(): void {
    for (const { occupant } of this.seats) occupant?.channel.tell('serving-now', this.servingCount);
  }

  private noteEnd(seat: SeatOfProcess, occupant: Occupant, end: ProcessEnd): void {
    seat.occupant = undefined;
    occupant.channel.close();
    this.counts.forget(occupant.channel);
    if (this.isStopping) {
      this.lastCode ||= end.code ?? 1;
      if (this.seats.every((other) => !other.occupant)) for (const resolve of this.onAllGone) resolve();
      return;
    }
    if (!this.isOpen) return this.onFailedStart?.(startFailure(seat, occupant, end));
    this.tellServing();
    this.startAgain(seat, occupant, end);
  }

  private startAgain(seat: SeatOfProcess, { servingSince, failure }: Occupant, end: ProcessEnd): void {
    const servedMs = servingSince === undefined ? undefined : performance.now() - servingSince;
    const delayMs = seat.delays.next(servedMs);
    if (this.servingCount === 0 && this.seats.every(({ delays }) => delays.isHopeless)) {
      this.options.log.fatal(`No process serves, and none can be started: ${failure ?? nameOf(end)}`);
      return this.options.onGiveUp();
    }
    this.options.log.error(
      { process: seat.number },
      `Process ${seat.number} of ${this.seats.length} has ended (${nameOf(end)}${failure ? `: ${failure}` : ''}); another takes its place in ${delayMs} ms.`,
    );
    seat.timer = setTimeout(() => {
      seat.restarts++;
      this.fork(seat, false);
    }, delayMs);
  }
}

interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * Both are over then: the process, and what it had to say. Node.js never tells of the latter when a connection was on its way
 * to the process, so the next one does not wait for it long.
 */
async function endOf(worker: Worker): Promise<ProcessEnd> {
  const silent = once(worker, 'disconnect');
  const [code, signal] = (await once(worker, 'exit')) as [number | null, string | null];
  await Promise.race([silent, sleep(lastWordsMs)]);
  return { code, signal };
}

const nameOf = ({ code, signal }: ProcessEnd): string => signal || `exit code ${code}`;

function startFailure(seat: SeatOfProcess, { failure }: Occupant, end: ProcessEnd): StartFailure {
  return new StartFailure(
    failure ??
      `Process ${seat.number} ended while it started (${nameOf(end)}). What it wrote before says why.`,
  );
}

async function reportOf(occupant: Occupant | undefined): Promise<MetricsReport | undefined> {
  if (occupant?.servingSince === undefined) return undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, reportLimitMs, undefined).unref());
  const report = occupant.channel.ask('report', undefined, (body) => body as MetricsReport);
  return Promise.race([report.catch(() => undefined), late]);
}
