import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { minuteMs } from '#libs/durations';
import { DomainError } from '#libs/errors';
import { ResultsService } from '../results/results.service.js';
import type { ResultsDto } from '../results/index.js';
import { readShared } from '../shared-metrics/index.js';
import { useWarnings, type MetricUseDto } from './insight.dto.js';
import { WorkInTime } from './work-in-time.js';

/** Experiments of which the results are worked out in one call. */
const mostResults = 20;
const mostUses = 100;

type Told = Pick<MetricUseDto, 'effects' | 'warnings'>;

const nothing: Told = { effects: null, warnings: [] };
const pending: Told = { effects: null, warnings: ['pending'] };
/** How long the one who asks waits for results. */
const patienceMs = 2_000;
/** Results that are shown again for so long. */
const freshMs = 5 * minuteMs;
/** The same for those of which end users are still being worked out. */
const fillingFreshMs = 2_000;
const mostKept = 2_000;

type Use = Omit<MetricUseDto, keyof Told>;

/** What makes the results of a metric others. */
const keyOf = ({ metricId, version, status }: Use): string => `${metricId}/${version}/${status}`;

/** What a team's experiments did to a shared metric. */
@Injectable()
export class MetricUsesService {
  private readonly logger = new Logger(MetricUsesService.name);
  private readonly works = new WorkInTime<Told>({
    freshMs: ({ warnings }) => (warnings.includes('filling') ? fillingFreshMs : freshMs),
    most: mostKept,
    failed: (error) => {
      if (!(error instanceof DomainError)) this.logger.error(error);
    },
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly results: ResultsService,
  ) {}

  /**
   * Those that started last come first, Drafts at the end. Results that are not there in time are `pending`: they are worked
   * out meanwhile, and are there the next time.
   */
  async list(id: number): Promise<MetricUseDto[]> {
    const { version } = await readShared(this.dataSource.manager, id);
    const uses = await this.dataSource.query<Use[]>(
      `SELECT experiment.id AS "experimentId", experiment.key, experiment.title, experiment.status,
         experiment.started_at AS "startedAt", experiment.ended_at AS "endedAt",
         metric.id AS "metricId", metric.role, COALESCE(metric.shared_version, $2)::int AS version
       FROM metric JOIN experiment ON experiment.id = metric.experiment_id WHERE metric.shared_metric_id = $1
       ORDER BY experiment.started_at DESC NULLS LAST, experiment.id DESC LIMIT $3`,
      [id, version, mostUses],
    );
    const latest = uses.slice(0, mostResults).filter(({ startedAt }) => startedAt !== null);
    const told = await this.works.take(
      latest.map((use) => ({ key: keyOf(use), work: () => this.told(use) })),
      sleep(patienceMs, undefined, { ref: false }),
    );
    return uses.map((use) => {
      const position = latest.indexOf(use);
      return { ...use, ...(position < 0 ? nothing : (told[position] ?? pending)) };
    });
  }

  private async told({ experimentId, metricId }: Use): Promise<Told> {
    const { bytes } = await this.results.write(experimentId, {}, { kind: 'json' });
    const results = JSON.parse(bytes.toString()) as Pick<
      ResultsDto,
      'metrics' | 'guardrails' | 'decision' | 'warnings'
    >;
    const metric = results.metrics.find((one) => one.metricId === metricId);
    const ofAll = results.warnings.filter((code) => code !== 'filling');
    const codes = new Set<string>([results.decision.status, ...ofAll, ...(metric?.warnings ?? [])]);
    return {
      effects: (metric?.comparisons ?? []).map((comparison) => ({
        ...{ variantId: comparison.variantId, variantName: comparison.treatment },
        ...{
          lift: comparison.relativeLift,
          liftInterval: comparison.ciRelative,
          verdict: comparison.verdict,
        },
        guardrail:
          results.guardrails.find(
            (one) => one.metric === metric?.key && one.variantId === comparison.variantId,
          )?.status ?? null,
      })),
      warnings: useWarnings.filter((code) => codes.has(code)),
    };
  }
}
