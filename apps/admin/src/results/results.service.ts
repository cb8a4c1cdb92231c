import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { invalidField, notFound } from '#libs/errors';
import { ReportsService } from '../reports/reports.service.js';
import { ReadReplica } from './read-replica.js';
import { toBuffer } from '../reports/index.js';
import { askForSeries } from '../metric-values/index.js';
import { isKeptRow } from './analysis/measured-metric.js';
import { isDated } from './queries/event-filter.js';
import { readMaterial, type ResultsMaterial } from './queries/read-results.js';
import type { ResultsRequest } from './dto/results-request.js';
import type { ResultsForm } from './presentation/write-results.js';

/** Comparisons that are worked out in one call: the largest experiment without groups makes 5,000. */
const most = 20_000;
/** Comparisons that take some tenths of a second; they go before those that take longer. */
const few = 500;
/** A posterior takes as long as so many tests. */
const testsOfPosterior = 4;

/** An answer as it is sent. */
export interface WrittenResults {
  bytes: Buffer;
  experimentKey: string;
}

/** What experiments have come to. */
@Injectable()
export class ResultsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly replica: ReadReplica,
    private readonly reports: ReportsService,
  ) {}

  /**
   * Without dates, groups, series and metrics that need a look at every end user, the cost does not grow with events or
   * end users. Organizations take turns.
   *
   * @throws DomainError not-found; `invalid` for settings that the analysis refuses; `busy`
   */
  async write(experimentId: number, request: ResultsRequest, form: ResultsForm): Promise<WrittenResults> {
    const { organizationId, needsLook } = await this.classify(experimentId, request);
    const owner = String(organizationId);
    const make = async () => {
      const material = await this.readOfOneInstant(experimentId, request);
      const { seriesToAskFor } = material;
      if (seriesToAskFor)
        await askForSeries(this.dataSource, material.measured.experiment.projectId, seriesToAskFor);
      const urgent = requireBounded(material) <= few;
      const bytes = await this.reports.make('results', { material, form }, { owner, urgent });
      return { bytes: toBuffer(bytes), experimentKey: material.measured.experiment.key };
    };
    return this.reports.prepare(make, needsLook, { owner });
  }

  private readOfOneInstant(experimentId: number, request: ResultsRequest): Promise<ResultsMaterial> {
    return this.replica.readOfOneInstant((manager) => readMaterial(manager, experimentId, request));
  }

  /** Whose it is, and whether the totals do not say it all. */
  private async classify(
    experimentId: number,
    request: ResultsRequest,
  ): Promise<{ organizationId: number; needsLook: boolean }> {
    const [row] = await this.dataSource.query<{ organizationId: number; hasLooks: boolean }[]>(
      `SELECT project.organization_id AS "organizationId", EXISTS (
         SELECT FROM metric WHERE experiment_id = experiment.id AND NOT (${isKeptRow})
       ) AS "hasLooks"
       FROM experiment JOIN project ON project.id = experiment.project_id WHERE experiment.id = $1`,
      [experimentId],
    );
    if (!row) throw notFound('experiment');
    const { organizationId, hasLooks } = row;
    const asksForLook = isDated(request) || request.by !== undefined || request.series === true;
    return { organizationId, needsLook: asksForLook || hasLooks };
  }
}

/**
 * How much is to be worked out, in comparisons by a test.
 *
 * @throws DomainError `invalid` for more than one call may ask for
 */
function requireBounded({ measured, metrics, view, breakdown }: ResultsMaterial): number {
  const { method } = view.judgement;
  const groups = 1 + (breakdown ? breakdown.groups.values.length + 2 : 0);
  const comparisons = measured.variations.length * metrics.length * groups;
  const tests = comparisons * (method === 'bayesian' ? testsOfPosterior : 1);
  if (tests <= most || !breakdown) return tests;
  const limit = method === 'bayesian' ? most / testsOfPosterior : most;
  throw invalidField('by', `makes ${comparisons} comparisons; ${limit} at most are made with this method`);
}
