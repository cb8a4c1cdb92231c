import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metric } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { ExperimentChanges } from '../experiments/experiment-changes.js';
import { completeSettings } from './metric-settings.js';
import { MetricDto, type CreateMetricRequest, type UpdateMetricRequest } from './metric.dto.js';

const maxMetrics = 100;
const defaults = { kind: 'binomial', denominator: '', capping: 'none', cap: null } as const;

@Injectable()
export class MetricsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
  ) {}

  async list(experimentId: number): Promise<MetricDto[]> {
    const metrics = await this.dataSource
      .getRepository(Metric)
      .find({ where: { experimentId }, order: { id: 'ASC' } });
    return metrics.map((metric) => MetricDto.from(metric));
  }

  create(experimentId: number, request: CreateMetricRequest): Promise<MetricDto> {
    const ownName = request.custom === true ? request.title : '';
    const selector = isBlank(request.selector) ? ownName : (request.selector ?? '');
    if (isBlank(selector)) throw invalidField('selector', 'is required unless the metric is custom');
    return this.changes.within(experimentId, async ({ manager }) => {
      if ((await manager.countBy(Metric, { experimentId })) >= maxMetrics) throw tooMany();
      const fields = fieldsOf(request);
      const settings = completeSettings(defaults, fields);
      const { id } = await manager.save(Metric, { experimentId, ...fields, ...settings, selector });
      return MetricDto.from(await manager.findOneByOrFail(Metric, { id }));
    });
  }

  async update(id: number, request: UpdateMetricRequest): Promise<MetricDto> {
    const fields = fieldsOf(request);
    if (fields.selector !== undefined && isBlank(fields.selector))
      throw invalidField('selector', 'must not be empty');
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async ({ manager }) => {
      const before = await manager.findOneBy(Metric, { id });
      if (!before) throw notFound('metric');
      await manager.update(Metric, { id }, { ...fields, ...completeSettings(before, fields) });
      return MetricDto.from(await manager.findOneByOrFail(Metric, { id }));
    });
  }

  async remove(id: number): Promise<MetricDto> {
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async ({ manager }) => {
      const metric = await manager.findOneBy(Metric, { id });
      if (!metric) throw notFound('metric');
      await manager.delete(Metric, { id });
      return MetricDto.from(metric);
    });
  }

  private async get(id: number): Promise<Metric> {
    const metric = await this.dataSource.getRepository(Metric).findOneBy({ id });
    if (!metric) throw notFound('metric');
    return metric;
  }
}

/** What a request gives; a limit of none takes the metric's own away. */
function fieldsOf<Request extends CreateMetricRequest | UpdateMetricRequest>(request: Request) {
  const limit = request.maxPublicValue === undefined ? {} : { maxPublicValue: request.maxPublicValue ?? 0 };
  const { maxPublicValue, ...given } = givenFields({ ...request, ...limit });
  return maxPublicValue === undefined ? given : { ...given, maxPublicValue: maxPublicValue || null };
}

const isBlank = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

function tooMany(): DomainError {
  return new DomainError('invalid', 'validation-failed', `An experiment has at most ${maxMetrics} metrics.`);
}
