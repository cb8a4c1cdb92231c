/** What the thread for reports does. Loads no framework, no database and no settings, so that it starts fast. */
import { DomainError } from '#libs/errors';
import { summarizeDays } from '../metric-values/pure.js';
import { makePlan } from '../planning/pure.js';
import { makeStats, makeOverview, writeResults } from '../results/pure.js';
import { findStopReasons } from '../stops/pure.js';
import type { ReportJob, ReportJobs, ReportKind, ReportOutcome } from './report-jobs.js';

const works: { [Kind in ReportKind]: (input: ReportJobs[Kind]['input']) => ReportJobs[Kind]['output'] } = {
  results: writeResults,
  stats: makeStats,
  overview: makeOverview,
  plan: makePlan,
  stops: findStopReasons,
  quantileDays: summarizeDays,
};

export function work({ kind, input }: ReportJob): ReportOutcome {
  try {
    return { output: works[kind](input as never) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind: errorKind, code, detail, fields } = error;
    return { refusal: { kind: errorKind, code, detail, fields } };
  }
}
