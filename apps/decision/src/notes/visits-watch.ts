import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '#libs/config';
import type { CompiledProject } from '#libs/evaluation';
import { Monitoring } from '#libs/monitoring';
import { isBrowser, isDeclaredBot, remembering } from '#libs/targeting';
import { Clock } from '../clock.js';
import { holderOf, type NotCounted } from '../edge/index.js';
import { MinuteCounts } from './minute-counts.js';
import { TrafficNotes } from './traffic-notes.js';

/** Most visitors have one of few browsers. */
const memory = { answers: 500, length: 400 };
const isRobot = remembering(isDeclaredBot, memory);
const hasBrowser = remembering(isBrowser, memory);

/** Tells which visits count, and notices addresses with more new visitors than people make. */
@Injectable()
export class VisitsWatch implements OnModuleInit {
  private readonly newVisitors = new MinuteCounts();
  private botCount = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly notes: TrafficNotes,
    private readonly monitoring: Monitoring,
  ) {}

  onModuleInit(): void {
    this.monitoring.add({
      name: 'abtesting_not_counted_total',
      help: 'Visits that got decisions and were not counted, by reason.',
      kind: 'counter',
      labelNames: ['reason'],
      read: () => [{ labels: { reason: 'bot' }, value: this.botCount }],
    });
  }

  /**
   * Why a visit to a project makes no exposures; undefined when it does. Without a browser of its own nobody counts in a
   * project that wants browsers only.
   */
  notCounted(
    { projectId, settings }: Pick<CompiledProject, 'projectId' | 'settings'>,
    userAgent = '',
  ): NotCounted | undefined {
    const counts = settings.browsersOnly ? hasBrowser(userAgent) : !isRobot(userAgent);
    if (counts) return undefined;
    this.botCount++;
    this.notes.add({ projectId, kind: 'bot', count: 1 });
    return 'bot';
  }

  /** To be called for a visitor whom this process has not seen. */
  noteVisitor({ projectId }: Pick<CompiledProject, 'projectId'>, address: string): void {
    const limit = this.config.anomalyVisitorLimit;
    if (limit === 0) return;
    const count = this.newVisitors.add(`${projectId} ${holderOf(address)}`, 1, this.clock.now());
    if (count > limit) this.notes.add({ projectId, kind: 'many_visitors', count });
  }
}
