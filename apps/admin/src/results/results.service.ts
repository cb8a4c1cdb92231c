import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readBreakdown } from './breakdown.js';
import { presentResults, type Extras } from './present-results.js';
import { readResults, type Results, type ResultsRequest } from './read-results.js';
import type { ResultsDto } from './results.dto.js';
import { readSeries } from './series.js';
import { readWarnings } from './own-warnings.js';

/** What experiments have come to. */
@Injectable()
export class ResultsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Without dates, groups, series and metrics that need a look at every end user, the cost does not grow with events or
   * end users.
   *
   * @throws DomainError not-found; `invalid` for settings that the analysis refuses
   */
  read(experimentId: number, request: ResultsRequest): Promise<ResultsDto> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const results = await readResults(manager, experimentId, request);
      return presentResults(results, await readExtras(results));
    });
  }
}

async function readExtras(results: Results): Promise<Extras> {
  const { by, series: wanted } = results.request;
  const breakdown = by === undefined ? null : await readBreakdown(results, by);
  const series = wanted === true ? await readSeries(results) : null;
  return { breakdown, series, warnings: await readWarnings(results, { series }) };
}
