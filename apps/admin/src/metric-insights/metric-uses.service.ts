import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ResultsService } from '../results/results.service.js';
import type { ResultsDto } from '../results/index.js';
import { readShared } from '../shared-metrics/index.js';
import { useWarnings, type MetricUseDto } from './insight.dto.js';

/** Experiments of which the results are worked out in one call. */
const mostResults = 20;
const mostUses = 100;

type Told = Pick<MetricUseDto, 'effects' | 'warnings'>;

const nothing: Told = { effects: null, warnings: [] };

/** What a team's experiments did to a shared metric. */
@Injectable()
export class MetricUsesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly results: ResultsService,
  ) {}

  /** Those that started last come first, Drafts at the end. */
  async list(id: number): Promise<MetricUseDto[]> {
    const { version } = await readShared(this.dataSource.manager, id);
    const uses = await this.dataSource.query<Omit<MetricUseDto, keyof Told>[]>(
      `SELECT experiment.id AS "experimentId", experiment.key, experiment.title, experiment.status,
         experiment.started_at AS "startedAt", experiment.ended_at AS "endedAt",
         metric.id AS "metricId", metric.role, COALESCE(metric.shared_version, $2)::int AS version
       FROM metric JOIN experiment ON experiment.id = metric.experiment_id WHERE metric.shared_metric_id = $1
       ORDER BY experiment.started_at DESC NULLS LAST, experiment.id DESC LIMIT $3`,
      [id, version, mostUses],
    );
    const answers: MetricUseDto[] = [];
    for (const [index, use] of uses.entries()) {
      const isWorkedOut = use.startedAt !== null && index < mostResults;
      answers.push({ ...use, ...(isWorkedOut ? await this.told(use) : nothing) });
    }
    return answers;
  }

  private async told({ experimentId, metricId }: Omit<MetricUseDto, keyof Told>): Promise<Told> {
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
