import { Injectable } from '@nestjs/common';
import { Experiment } from '#libs/entities';
import { In } from 'typeorm';
import { ReportsService } from '../reports/reports.service.js';
import { ReadReplica } from './read-replica.js';
import type { OverviewDto } from './dto/overview.dto.js';
import { readOverviewMaterial, type OverviewMaterial } from './queries/overview.queries.js';

const most = 50;

/** How the experiments of a project stand that run. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly replica: ReadReplica,
    private readonly reports: ReportsService,
  ) {}

  /**
   * @param ids the experiments to tell of; null for those that run
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
    const where = { projectId, ...(ids ? { id: In(ids) } : { status: In(['Active', 'Paused'] as const) }) };
    return this.replica.readOfOneInstant(async (manager) => {
      const total = await manager.countBy(Experiment, where);
      const running = await readOverviewMaterial(manager, { where, most });
      return { running, total };
    });
  }
}
