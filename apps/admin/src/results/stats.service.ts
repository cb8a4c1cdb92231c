import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReportsService } from '../reports/reports.service.js';
import type { StatsMaterial } from './make-stats.js';
import { conversionTypeOf, readMeasured } from './measured-experiment.js';
import { StatsQueries } from './stats.queries.js';
import type { Grouping } from './stats.dto.js';
import { toBuffer } from '../reports/to-buffer.js';

/** The counts of campaigns, in total or broken down. */
@Injectable()
export class StatsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queries: StatsQueries,
    private readonly reports: ReportsService,
  ) {}

  /**
   * The bytes of the answer, a `StatsDto`.
   *
   * @throws DomainError not-found; `busy`
   */
  async write(experimentId: number, grouping: Grouping | undefined): Promise<Buffer> {
    const make = async () => this.reports.make('stats', await this.read(experimentId, grouping));
    return toBuffer(await this.reports.prepare(make, grouping !== undefined));
  }

  private async read(experimentId: number, grouping: Grouping | undefined): Promise<StatsMaterial> {
    const { experiment, variations } = await readMeasured(this.dataSource.manager, experimentId);
    return {
      experimentId,
      variations: variations.map(({ id, title }) => ({ id, title })),
      conversionType: conversionTypeOf(experiment),
      counts: await this.queries.countAll(experimentId),
      assigned: await this.queries.countAssigned(experimentId),
      groups: grouping ? await this.readGroups(experimentId, grouping) : null,
    };
  }

  private async readGroups(experimentId: number, grouping: Grouping): Promise<StatsMaterial['groups']> {
    const counts = await this.queries.countGroups(experimentId, grouping);
    return { counts, assigned: await this.queries.countAssignedGroups(experimentId, grouping) };
  }
}
