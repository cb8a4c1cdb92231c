import { Injectable } from '@nestjs/common';
import { Experiment } from '#libs/entities';
import { In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { ReportsService } from '../reports/reports.service.js';
import { ReadReplica } from './read-replica.js';
import type { OverviewDto } from './dto/overview.dto.js';
import { readOverviewMaterial, type OverviewMaterial } from './queries/overview.queries.js';

const most = 50;

/** Those that are Active or Paused, and ended ones of which a variation is shipped. */
const runningIn = (projectId: number): FindOptionsWhere<Experiment>[] => [
  { projectId, status: In(['Active', 'Paused']) },
  { projectId, status: 'Ended', shippedVariationId: Not(IsNull()) },
];

/** How the experiments of a project stand that run or are shipped. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly replica: ReadReplica,
    private readonly reports: ReportsService,
  ) {}

  /**
   * @param ids the experiments to tell of; null for those that run or are shipped
   * @throws DomainError `busy`
   */
  async read(projectId: number, { ids, now }: { ids: number[] | null; now: Date }): Promise<OverviewDto> {
    const make = async () => {
      const { running, total } = await this.readOfOneInstant(projectId, ids);
      return { items: await this.reports.make('overview', { running, now }), total };
    };
    return this.reports.prepare(make, false);
  }

  private readOfOneInstant(
    projectId: number,
    ids: number[] | null,
  ): Promise<{ running: OverviewMaterial[]; total: number }> {
    const where = ids ? [{ projectId, id: In(ids) }] : runningIn(projectId);
    return this.replica.readOfOneInstant(async (manager) => {
      const total = await manager.countBy(Experiment, where);
      const running = await readOverviewMaterial(manager, projectId, { where, most });
      return { running, total };
    });
  }
}
