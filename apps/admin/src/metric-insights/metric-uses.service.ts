import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ResultsService } from '../results/results.service.js';
import type { ResultsDto } from '../results/index.js';
import { readShared } from '../shared-metrics/index.js';
import type { MetricEffectDto, MetricUseDto } from './insight.dto.js';

/** Experiments of which the results are worked out in one call. */
const mostResults = 20;
const mostUses = 100;

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
    const uses = await this.dataSource.query<Omit<MetricUseDto, 'effects'>[]>(
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
      answers.push({ ...use, effects: isWorkedOut ? await this.effectsOf(use) : null });
    }
    return answers;
  }

  private async effectsOf({
    experimentId,
    metricId,
  }: Omit<MetricUseDto, 'effects'>): Promise<MetricEffectDto[]> {
    const { bytes } = await this.results.write(experimentId, {}, { kind: 'json' });
    const { metrics } = JSON.parse(bytes.toString()) as Pick<ResultsDto, 'metrics'>;
    const comparisons = metrics.find((metric) => metric.metricId === metricId)?.comparisons ?? [];
    return comparisons.map(({ variantId, treatment, relativeLift, ciRelative, verdict }) => ({
      ...{ variantId, variantName: treatment, lift: relativeLift, liftInterval: ciRelative, verdict },
    }));
  }
}
