import type { ErrorCode, ErrorKind, FieldError } from '#libs/errors';
import type { PlanInput } from '#libs/statistics';
import type { DaysToSummarize, QuantileDay } from '../metric-values/pure.js';
import type { PlanOutcome } from '../planning/pure.js';
import type { OverviewInput, OverviewEntryDto, ResultsJob, StatsMaterial } from '../results/pure.js';
import type { FoundReason, WatchedExperiment } from '../stops/pure.js';

/** What the thread for reports works out, by its name. Bytes are those of an answer. */
export interface ReportJobs {
  results: { input: ResultsJob; output: Uint8Array };
  stats: { input: StatsMaterial; output: Uint8Array };
  overview: { input: OverviewInput; output: OverviewEntryDto[] };
  plan: { input: PlanInput; output: PlanOutcome };
  stops: { input: WatchedExperiment; output: FoundReason[] };
  quantileDays: { input: DaysToSummarize; output: QuantileDay[] };
}

export type ReportKind = keyof ReportJobs;

/** One of them, as it goes to the thread. */
export interface ReportJob {
  kind: ReportKind;
  input: unknown;
}

/** What comes back: an error that is part of the contract does not survive the way as such. */
export type ReportOutcome = { output: unknown } | { refusal: Refusal };

export interface Refusal {
  kind: ErrorKind;
  code: ErrorCode;
  detail: string;
  fields: readonly FieldError[];
}
