import { Injectable } from '@nestjs/common';
import { Experiment } from '#libs/entities';
import { DataSource, In } from 'typeorm';
import type { OverviewDto, OverviewEntryDto } from './overview.dto.js';
import { readOverviewEntry } from './overview.js';

const most = 50;

/** How the experiments of a project stand that run. */
@Injectable()
export class OverviewService {
  constructor(private readonly dataSource: DataSource) {}

  read(projectId: number, now: Date): Promise<OverviewDto> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [running, total] = await manager.findAndCount(Experiment, {
        select: { id: true },
        where: { projectId, status: In(['Active', 'Paused']) },
        order: { startedAt: 'DESC', id: 'DESC' },
        take: most,
      });
      const items: OverviewEntryDto[] = [];
      for (const { id } of running) items.push(await readOverviewEntry(manager, id, now));
      return { items, total };
    });
  }
}
