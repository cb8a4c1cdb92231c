import { Injectable } from '@nestjs/common';
import { notFound } from '#libs/errors';
import { findExperiment } from '#libs/evaluation';
import { LateAnswers } from '#libs/ingestion';
import { Clock } from '../clock.js';
import { ProjectsService } from '../serving/projects.service.js';
import { originRefused } from '../serving/index.js';
import { ReportCounts } from '../notes/index.js';
import { parseReport } from './report-request.js';

/** Takes in what browsers tell of experiments that is no event: it moves no counter and no result, but may warn. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly projects: ProjectsService,
    private readonly counts: ReportCounts,
    private readonly lateAnswers: LateAnswers,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid; not-found for what is not Active here; forbidden for an origin */
  async take(body: Record<string, unknown>, origin: string | null): Promise<void> {
    const { projectId, endUserId, experiment: reference, kind } = parseReport(body);
    const { compiled, allowsOrigin } = await this.projects.get(projectId);
    if (!allowsOrigin(origin ?? undefined)) throw originRefused();
    const experiment = findExperiment(compiled, reference);
    if (experiment === undefined) throw notFound('experiment');
    this.counts.add(experiment.id, kind);
    const told = {
      projectId: compiled.projectId,
      endUserId,
      experimentIds: [experiment.id],
      toldAt: this.clock.now(),
    };
    if (kind === 'late') this.lateAnswers.note(told);
  }
}
