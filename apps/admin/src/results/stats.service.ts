import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conversionTypeOf, readMeasured } from './measured-experiment.js';
import { StatsQueries, type TypeCount } from './stats.queries.js';
import type { CountsDto, GroupStatsDto, Grouping, StatsDto } from './stats.dto.js';

/** The counts of campaigns, in total or broken down. */
@Injectable()
export class StatsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: StatsQueries,
  ) {}

  async read(experimentId: number, grouping: Grouping | undefined): Promise<StatsDto> {
    const { experiment, variations } = await readMeasured(this.dataSource.manager, experimentId);
    const conversionType = conversionTypeOf(experiment);
    const counts = await this.queries.countAll(experiment.id);
    const assigned = await this.queries.countAssigned(experiment.id);
    const groups = grouping && (await this.readGroups(experiment.id, grouping, conversionType));
    return {
      experiment_id: experiment.id,
      variants: variations.map(({ id, title }) => ({
        variant_id: id,
        variant_name: title,
        ...countsOf(ofVariation(counts, id), ofVariation(assigned, id)[0]?.users ?? 0, conversionType),
        ...(groups ? { groups: groups.get(id) ?? [] } : {}),
      })),
    };
  }

  /** In the order of their values; what is not known comes last. */
  private async readGroups(
    experimentId: number,
    grouping: Grouping,
    conversionType: string,
  ): Promise<Map<number, GroupStatsDto[]>> {
    const counts = await this.queries.countGroups(experimentId, grouping);
    const assigned = await this.queries.countAssignedGroups(experimentId, grouping);
    const variationIds = new Set([...counts, ...assigned].map(({ variationId }) => variationId));
    return new Map(
      [...variationIds].map((id) => {
        const own = ofVariation(counts, id);
        const users = ofVariation(assigned, id);
        const values = [...new Set([...own, ...users].map(({ value }) => value))].sort(byValue);
        return [
          id,
          values.map((value) => {
            const inGroup = own.filter((count) => count.value === value);
            const assignments = users.find((count) => count.value === value)?.users ?? 0;
            return { value, ...countsOf(inGroup, assignments, conversionType) };
          }),
        ];
      }),
    );
  }
}

function ofVariation<T extends { variationId: number }>(counts: readonly T[], id: number): T[] {
  return counts.filter(({ variationId }) => variationId === id);
}

function countsOf(counts: readonly TypeCount[], assignments: number, conversionType: string): CountsDto {
  const of = (wanted: string) => counts.find(({ type }) => type === wanted);
  const impressions = of('impression')?.events ?? 0;
  const clicks = of('click')?.events ?? 0;
  const converted = of(conversionType);
  return {
    assignments,
    impressions,
    clicks,
    conversions: converted?.events ?? 0,
    ctr: impressions > 0 ? clicks / impressions : null,
    conversion_rate: assignments > 0 ? (converted?.users ?? 0) / assignments : null,
  };
}

function byValue(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : Number(one > other);
}
