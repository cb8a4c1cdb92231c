import type { FastifyReply } from 'fastify';
import { resultsCsv } from './results-csv.js';
import type { ResultsDto } from './results.dto.js';

/** What both routes say of results. */
export const resultsDescription =
  'Only events of assigned end users count, from their assignment to the end of the experiment. Without dates, `by`, ' +
  '`series` and metrics that are ratios, capped or use CUPED, the cost grows neither with events nor with end users. ' +
  'Numbers that do not exist are null; `warnings` says why. docs/statistics.md says how to read them.';

/** Results as a file of CSV. */
export function sendCsv(reply: FastifyReply, results: ResultsDto): string {
  reply.header('content-type', 'text/csv; charset=utf-8');
  reply.header('content-disposition', `attachment; filename="results-${results.experiment.key}.csv"`);
  return resultsCsv(results);
}
