import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metric } from '#libs/entities';
import { notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import type { MetricOverrides } from '#libs/metrics';
import { ExperimentWriter, changedPart, newestVersionsOf, withoutPart } from '../experiments/index.js';
import { countsOf } from './metric-counts.js';
import { MetricDto, type CreateMetricRequest, type UpdateMetricRequest } from './metric.dto.js';

@Injectable()
export class MetricsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async list(experimentId: number): Promise<MetricDto[]> {
    const { manager } = this.dataSource;
    const metrics = await manager.find(Metric, { where: { experimentId }, order: { id: 'ASC' } });
    if (metrics.length === 0) return [];
    const counts = await countsOf(manager, experimentId);
    const newest = await newestVersionsOf(manager, metrics);
    return metrics.map((metric) => MetricDto.from(metric, counts(metric.id), newest));
  }

  async create(experimentId: number, request: CreateMetricRequest): Promise<MetricDto> {
    const fields = fieldsOf(request);
    const { after } = await this.writer.change(experimentId, ({ metrics }) => ({
      metrics: [...metrics, fields],
    }));
    return MetricDto.from(after.metrics.at(-1)!, { live: 0, qa: 0 }, after.newestVersions);
  }

  async update(id: number, request: UpdateMetricRequest): Promise<MetricDto> {
    const fields = fieldsOf(request);
    const { experimentId } = await this.get(id);
    const counts = await countsOf(this.dataSource.manager, experimentId);
    const { after } = await this.writer.change(experimentId, ({ metrics }) => ({
      metrics: changedPart(metrics, id, fields, 'metric'),
    }));
    return MetricDto.from(
      after.metrics.find((metric) => metric.id === id)!,
      counts(id),
      after.newestVersions,
    );
  }

  async remove(id: number): Promise<MetricDto> {
    const { experimentId } = await this.get(id);
    const counts = await countsOf(this.dataSource.manager, experimentId);
    const { before } = await this.writer.change(experimentId, ({ metrics }) => ({
      metrics: withoutPart(metrics, id, 'metric'),
    }));
    return MetricDto.from(
      before.metrics.find((metric) => metric.id === id)!,
      counts(id),
      before.newestVersions,
    );
  }

  private async get(id: number): Promise<Metric> {
    const metric = await this.dataSource.getRepository(Metric).findOneBy({ id });
    if (!metric) throw notFound('metric');
    return metric;
  }
}

/** What a request gives; a limit of none takes the metric's own away, and so does an empty text with overrides. */
function fieldsOf<Request extends CreateMetricRequest | UpdateMetricRequest>(request: Request) {
  const limit = request.maxPublicValue === undefined ? {} : { maxPublicValue: request.maxPublicValue ?? 0 };
  const { overrides } = request as UpdateMetricRequest;
  const { maxPublicValue, ...given } = givenFields({ ...request, ...limit });
  return {
    ...given,
    ...(maxPublicValue !== undefined && { maxPublicValue: maxPublicValue || null }),
    ...(overrides !== undefined &&
      overrides !== null && { overrides: overrides === '' ? null : (overrides as MetricOverrides) }),
  };
}
