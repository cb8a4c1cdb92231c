import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dayMs } from '#libs/durations';
import { SharedMetric } from '#libs/entities';
import { invalidField } from '#libs/errors';
import {
  changeDefinition,
  compileMetric,
  needsOfAll,
  type CompiledMetric,
  type MetricDefinition,
} from '#libs/metrics';
import { ReportsService } from '../reports/reports.service.js';
import { definitionOf, readShared, requireDefinition } from '../shared-metrics/index.js';
import type {
  MetricDayDto,
  MetricPreviewDto,
  MetricSeriesDto,
  PreviewSharedMetricRequest,
  RecentValueDto,
} from './insight.dto.js';
import { overAll } from './over-all.js';
import { readRecentEvents, type RecentEvents } from './recent-events.js';
import { recentValue, type Observed, type RecentValue } from './recent-value.js';

const previewDays = 7;
const seriesDays = 30;
/** How far back planning looks. */
const baselineDays = 28;

/** What shared metrics come to of late, worked out from stored events: bounded in events and time, organizations in turns. */
@Injectable()
export class MetricInsightsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reports: ReportsService,
  ) {}

  /** The last seven days by the present definition and by another. */
  preview({ projectId, id, definition }: PreviewSharedMetricRequest, now: Date): Promise<MetricPreviewDto> {
    return this.looking(async (manager) => {
      const known = id ? await manager.findOneBy(SharedMetric, { id, projectId }) : null;
      if (id && !known) throw invalidField('id', `${id} is not a shared metric of the project`);
      const present = known && (await definitionOf(manager, known));
      const wanted = present ? changeDefinition(present, { ...definition }) : definition;
      const after = compileMetric(requireDefinition(wanted, 'definition.'));
      const before = present && compileMetric(present);
      const recent = await readRecentEvents(
        manager,
        { projectId, ...lastDays(previewDays, now) },
        needsOfAll([after.needs, ...(before ? [before.needs] : [])]),
      );
      return {
        ...{ from: recent.from, until: recent.until, partial: recent.isPartial },
        before: before && shown(overAll(before, recent)),
        after: shown(overAll(after, recent)),
      };
    });
  }

  /** The value of each of the last 30 days, in UTC; days that could not be looked at whole are left out. */
  series(id: number, now: Date): Promise<MetricSeriesDto> {
    return this.looking(async (manager) => {
      const { projectId, version } = await readShared(manager, id);
      const metric = compileMetric(await definitionOf(manager, { id, version }));
      const recent = await readRecentEvents(
        manager,
        { projectId, ...lastDays(seriesDays, now) },
        metric.needs,
      );
      return { version, from: recent.from, partial: recent.isPartial, days: daysOf(metric, recent) };
    });
  }

  /** What planning starts from: the last 28 days by the newest definition; null for one of another project. */
  baseline(
    id: number,
    { projectId, now }: { projectId: number; now: Date },
  ): Promise<(RecentValue & { from: Date; definition: MetricDefinition }) | null> {
    return this.looking(async (manager) => {
      const known = await manager.findOneBy(SharedMetric, { id, projectId });
      if (!known) return null;
      const definition = await definitionOf(manager, known);
      const metric = compileMetric(definition);
      const days = { projectId, ...lastDays(baselineDays, now) };
      const recent = await readRecentEvents(manager, days, metric.needs);
      return { ...overAll(metric, recent), from: recent.from, definition };
    });
  }

  private looking<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.reports.prepare(() => this.dataSource.transaction('REPEATABLE READ', work), true);
  }
}

const lastDays = (days: number, now: Date) => ({ from: new Date(now.getTime() - days * dayMs), until: now });

const shown = ({ value, users, ignored }: RecentValue): RecentValueDto => ({ value, users, ignored });

/** A metric without a window of its own is that of the day; others go on in the days after. */
function daysOf(metric: CompiledMetric, { byUser, from, until }: RecentEvents): MetricDayDto[] {
  const { kind, window } = metric.definition;
  const isOfDay = kind !== 'retention' && window.conversionWindowHours === null;
  const byDay = new Map<number, Observed[]>();
  for (const events of byUser.values()) {
    const seen = new Set<number>();
    for (const { at } of events) {
      const day = Math.floor(at / dayMs);
      if (seen.has(day)) continue;
      seen.add(day);
      const observed = byDay.get(day) ?? [];
      observed.push({ events, assignedAt: at });
      byDay.set(day, observed);
    }
  }
  const [first, last] = [Math.ceil(from.getTime() / dayMs), Math.floor(until.getTime() / dayMs)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const day = first + index;
    const endedAt = isOfDay ? Math.min((day + 1) * dayMs, until.getTime()) : until.getTime();
    const value = recentValue(metric, byDay.get(day) ?? [], { until: until.getTime(), endedAt });
    return { day: new Date(day * dayMs).toISOString().slice(0, 10), ...shown(value) };
  });
}
