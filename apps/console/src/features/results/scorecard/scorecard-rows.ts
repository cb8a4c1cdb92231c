import type { LiftVerdict } from '../../../components/lift-cell.js';
import { possibleLifts } from '../../../components/numbers.js';
import type { Comparison, MetricResult, Results } from '../results-queries.js';

export type Role = MetricResult['role'];
type Guardrail = Results['guardrails'][number];

/** What of the scorecard is shown, and in which order. */
export interface ScorecardChoice {
  /** A part of the title. */
  search: string;
  /** Empty for all. */
  role: Role | '';
  /** Only metrics on which some variation differs significantly from the control, or fails a guardrail. */
  isChangedOnly: boolean;
  /** `title`, or the id of a variation for its lift; with a minus for descending; empty for the order of the experiment. */
  sort: string;
}

/** The metrics of a role in the order in which they are shown. */
export interface RoleGroup {
  role: Role;
  metrics: MetricResult[];
}

const roles: readonly Role[] = ['primary', 'secondary', 'guardrail'];

/** The rows of the scorecard by role; roles without any are left out. */
export function groupsOf(
  results: Pick<Results, 'metrics' | 'guardrails'>,
  choice: ScorecardChoice,
): RoleGroup[] {
  const search = choice.search.trim().toLowerCase();
  const shown = results.metrics.filter(
    (metric) =>
      (choice.role === '' || metric.role === choice.role) &&
      metric.title.toLowerCase().includes(search) &&
      (!choice.isChangedOnly || hasChanged(metric, results.guardrails)),
  );
  return roles
    .map((role) => ({
      role,
      metrics: sorted(
        shown.filter((metric) => metric.role === role),
        choice.sort,
      ),
    }))
    .filter(({ metrics }) => metrics.length > 0);
}

function hasChanged({ key, comparisons }: MetricResult, guardrails: readonly Guardrail[]): boolean {
  return (
    comparisons.some(({ verdict }) => verdict === 'better' || verdict === 'worse') ||
    guardrails.some(({ metric, status }) => metric === key && status === 'fail')
  );
}

function sorted(metrics: readonly MetricResult[], sort: string): MetricResult[] {
  if (sort === '') return [...metrics];
  const isDescending = sort.startsWith('-');
  const by = isDescending ? sort.slice(1) : sort;
  const sign = isDescending ? -1 : 1;
  if (by === 'title') return metrics.toSorted((a, b) => sign * a.title.localeCompare(b.title));
  const liftOf = ({ comparisons }: MetricResult) =>
    comparisons.find(({ variantId }) => String(variantId) === by)?.relativeLift ?? null;
  return metrics.toSorted((a, b) => {
    const [left, right] = [liftOf(a), liftOf(b)];
    // What has no lift stands last in either direction.
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right);
  });
}

/** The intervals of all cells, for their common axis. */
export const rangesOf = (metrics: readonly MetricResult[]) =>
  metrics.flatMap(({ comparisons, kind }) =>
    comparisons.flatMap(({ ciRelative }) => possibleLifts(ciRelative, kind) ?? []),
  );

/** By the guardrail's status where the metric is one, else by the comparison's. */
export function verdictOf(
  { key, role }: MetricResult,
  { variantId, verdict }: Comparison,
  guardrails: readonly Guardrail[],
): LiftVerdict {
  if (role !== 'guardrail') return verdict;
  const own = guardrails.find((one) => one.metric === key && one.variantId === variantId);
  return own ? `guardrail_${own.status}` : verdict;
}
