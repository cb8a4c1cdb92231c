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

  /** @throws DomainError `busy` */
  async read(projectId: number, now: Date): Promise<OverviewDto> {
    const make = async () => {
      const { running, total } = await this.readOfOneInstant(projectId);
      return { items: await this.reports.make('overview', { running, now }), total };
    };
    return this.reports.prepare(make, false);
  }

  private readOfOneInstant(projectId: number): Promise<{ running: OverviewMaterial[]; total: number }> {
    return this.replica.readOfOneInstant(async (manager) => {
      const total = await manager.countBy(Experiment, { projectId, status: In(['Active', 'Paused']) });
      const running = await readOverviewMaterial(manager, projectId, most);
      return { running, total };
    });
  }
}
