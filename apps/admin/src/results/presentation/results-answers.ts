import type { FastifyReply } from 'fastify';
import type { ResultsForm } from './write-results.js';
import type { WrittenResults } from '../results.service.js';

/** What both routes say of results. */
export const resultsDescription =
  'Only events of assigned end users count, from their assignment to the end of the experiment. Without dates, `by`, ' +
  '`series` and metrics that are ratios, capped or use CUPED, the cost grows neither with events nor with end users. ' +
  'Numbers that do not exist are null; `warnings` says why. docs/statistics.md says how to read them.';

/** Results as they were written; CSV is a file. */
export function sendResults(
  reply: FastifyReply,
  { bytes, experimentKey }: WrittenResults,
  form: ResultsForm,
): Buffer {
  if (form.kind === 'csv') {
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="results-${experimentKey}.csv"`);
  } else reply.header('content-type', 'application/json; charset=utf-8');
  return bytes;
}
