import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReportsService } from '../reports/reports.service.js';
import { ReadReplica } from './read-replica.js';
import { toBuffer } from '../reports/index.js';
import type { StatsMaterial } from './analysis/make-stats.js';
import { readMeasured } from './queries/measured-experiment.js';
import { conversionTypeOf } from './analysis/measured-metric.js';
import { readingOf, type Reading } from './queries/reading.js';
import { countAll, countAssigned, countAssignedGroups, countGroups } from './queries/stats.queries.js';
import type { Grouping } from './dto/stats.dto.js';
import { requireUserRows } from './queries/user-rows.js';

/** The counts of campaigns, in total or broken down. */
@Injectable()
export class StatsService {
  constructor(
    private readonly replica: ReadReplica,
    private readonly reports: ReportsService,
  ) {}

  /**
   * The bytes of the answer, a `StatsDto`, of one instant. Organizations take turns, as with results.
   *
   * @throws DomainError not-found; `busy`; `user-rows-expired` for groups of end users that are not kept any more
   */
  async write(experimentId: number, grouping: Grouping | undefined): Promise<Buffer> {
    const make = async () => {
      const material = await this.replica.readOfOneInstant((manager) =>
        readStats(manager, experimentId, grouping),
      );
      return this.reports.make('stats', material);
    };
    return toBuffer(await this.reports.prepare(make, grouping !== undefined));
  }
}

async function readStats(
  manager: EntityManager,
  experimentId: number,
  grouping: Grouping | undefined,
): Promise<StatsMaterial> {
  const measured = await readMeasured(manager, experimentId);
  if (grouping) await requireUserRows(manager, experimentId);
  const reading = readingOf(manager, measured);
  return {
    experimentId,
    variations: measured.variations.map(({ id, title }) => ({ id, title })),
    conversionType: conversionTypeOf(measured.experiment),
    counts: await countAll(reading),
    assigned: await countAssigned(reading),
    groups: grouping ? await readGroups(reading, grouping) : null,
  };
}

async function readGroups(reading: Reading, grouping: Grouping): Promise<StatsMaterial['groups']> {
  const counts = await countGroups(reading, grouping);
  return { counts, assigned: await countAssignedGroups(reading, grouping) };
}
