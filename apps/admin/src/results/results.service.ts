import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readBreakdown } from './breakdown.js';
import { readWarnings } from './own-warnings.js';
import { presentResults, type Extras } from './present-results.js';
import { isDated } from './reading.js';
import { readResults, type Results, type ResultsRequest } from './read-results.js';
import type { ResultsDto } from './results.dto.js';
import { readSeries } from './series.js';
import { TakingTurns } from './taking-turns.js';

/** So many that look at end users or events at a time: they may take seconds, and others need connections too. */
const lookingAtATime = 2;

/** What experiments have come to. */
@Injectable()
export class ResultsService {
  private readonly looking = new TakingTurns(lookingAtATime);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Without dates, groups, series and metrics that need a look at every end user, the cost does not grow with events or
   * end users.
   *
   * @throws DomainError not-found; `invalid` for settings that the analysis refuses
   */
  async read(experimentId: number, request: ResultsRequest): Promise<ResultsDto> {
    const read = () => this.readOfOneInstant(experimentId, request);
    return (await this.needsLook(experimentId, request)) ? this.looking.run(read) : read();
  }

  private readOfOneInstant(experimentId: number, request: ResultsRequest): Promise<ResultsDto> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const results = await readResults(manager, experimentId, request);
      return presentResults(results, await readExtras(results));
    });
  }

  /** Whether the totals do not say it all. */
  private async needsLook(experimentId: number, request: ResultsRequest): Promise<boolean> {
    if (isDated(request) || request.by !== undefined || request.series === true) return true;
    const [row] = await this.dataSource.query<{ needed: boolean }[]>(
      `SELECT EXISTS (
         SELECT FROM metric WHERE experiment_id = $1 AND (kind = 'ratio' OR capping <> 'none' OR cuped)) AS needed`,
      [experimentId],
    );
    return row?.needed === true;
  }
}

async function readExtras(results: Results): Promise<Extras> {
  const { by, series: wanted } = results.request;
  const breakdown = by === undefined ? null : await readBreakdown(results, by);
  const series = wanted === true ? await readSeries(results) : null;
  return { breakdown, series, warnings: await readWarnings(results, { series }) };
}
