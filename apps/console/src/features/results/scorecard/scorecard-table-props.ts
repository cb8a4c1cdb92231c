import type { Axis } from '../../../components/axis.js';
import type { MetricResult, Results } from '../results-queries.js';
import type { Role, RoleGroup } from './scorecard-rows.js';

/** What a table of the scorecard shows, however wide it is. */
export interface ScorecardTableProps {
  results: Results;
  groups: readonly RoleGroup[];
  /** Of all cells. */
  axis: Axis;
  collapsed: ReadonlySet<Role>;
  toggle: (role: Role) => void;
  sort: string;
  /** The key of the metric whose detail is shown. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** A metric in such a table. */
export interface MetricRowProps extends Pick<ScorecardTableProps, 'results' | 'axis' | 'onChoose'> {
  metric: MetricResult;
  isChosen: boolean;
}
