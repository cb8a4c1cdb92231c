import { Table } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { sharedAxisOf, type Axis } from '../../components/axis.js';
import { Icon } from '../../components/icon.js';
import { count, probability, valueOf } from '../../components/numbers.js';
import { results as resultTexts } from '../../texts/results.js';
import { unknownWarning, warningTexts } from '../../texts/warnings.js';
import { isCompared } from './comparable.js';
import type { MetricResult, Results } from './results-queries.js';
import { CellOf } from './scorecard/scorecard-cell.js';
import { rangesOf } from './scorecard/scorecard-rows.js';
import classes from './scorecard/scorecard.module.css';

const texts = resultTexts.breakdown;

type BreakdownOf = NonNullable<Results['breakdown']>;
type GroupOf = BreakdownOf['groups'][number];

interface BreakdownTableProps {
  breakdown: BreakdownOf;
  metricKey: string;
  results: Results;
}

interface Line {
  name: string;
  group: GroupOf;
  metric: MetricResult;
}

/** One metric in each group of visitors, a column for each variation, one axis for all. */
export function BreakdownTable({ breakdown, metricKey, results }: BreakdownTableProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const lines = breakdown.groups.flatMap((group): Line[] => {
    const metric = group.metrics.find(({ key }) => key === metricKey);
    return metric ? [{ name: groupName(group, breakdown), group, metric }] : [];
  });
  const axis = sharedAxisOf(rangesOf(lines.map(({ metric }) => metric)));
  const others = results.variants.filter(({ isControl }) => !isControl);
  const base = results.variants.find(({ isControl }) => isControl);
  return (
    <div className={classes.region} role="region" aria-label={texts.table} tabIndex={0}>
      {isNarrow ? (
        <Table className={classes.narrow} withRowBorders={false}>
          <colgroup>
            <col className={classes.narrowName} />
            <col />
          </colgroup>
          {lines.map((line) => (
            <NarrowLines key={line.name} {...line} results={results} axis={axis} />
          ))}
        </Table>
      ) : (
        <Table
          className={classes.wide}
          withRowBorders={false}
          data-compared={isCompared(results) || undefined}
          style={{ '--others': others.length }}
        >
          <Table.Thead>
            <tr>
              <th scope="col" className={classes.first}>
                <span className={classes.headName}>{texts.group}</span>
              </th>
              {[...(base ? [base] : []), ...others].map(({ variantId, variantName }) => (
                <th key={variantId} scope="col">
                  <span className={classes.headName}>{variantName}</span>
                </th>
              ))}
            </tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ name, group, metric }) => (
              <tr key={name}>
                <th scope="row" className={classes.first}>
                  <GroupHead {...{ name, group, metric }} />
                </th>
                {[...(base ? [base] : []), ...others].map(({ variantId }) => (
                  <td key={variantId}>
                    <GroupCell {...{ metric, variantId, results, axis }} />
                  </td>
                ))}
              </tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

function NarrowLines({ name, group, metric, results, axis }: Line & { results: Results; axis: Axis }) {
  return (
    <Table.Tbody>
      <tr className={classes.metricRow}>
        <th colSpan={2} scope="rowgroup">
          <GroupHead {...{ name, group, metric }} />
        </th>
      </tr>
      {metric.variants.map(({ variantId, variantName }) => (
        <tr key={variantId}>
          <th scope="row" className={classes.first}>
            {variantName}
          </th>
          <td>
            <GroupCell {...{ metric, variantId, results, axis }} />
          </td>
        </tr>
      ))}
    </Table.Tbody>
  );
}

function GroupHead({ name, group, metric }: Line) {
  return (
    <>
      <span className={classes.headName}>{name}</span>
      <span className={classes.small}>{texts.visitors(count(group.users))}</span>
      {isSplitWrong(group) && (
        <span className={`${classes.small} ${classes.groupCaution}`}>
          <Icon name="exclamation-triangle" />{' '}
          {texts.split(probability(group.srm?.pValue ?? null), expectedOf(metric, group))}
        </span>
      )}
      {metric.warnings.map((code) => (
        <span key={code} className={`${classes.small} ${classes.groupCaution}`}>
          <Icon name="exclamation-triangle" /> {(warningTexts[code] ?? unknownWarning(code)).means}
        </span>
      ))}
    </>
  );
}

const isSplitWrong = ({ srm }: GroupOf): boolean => srm?.srmDetected === true;

/** In a group whose split is wrong: how many of each variation would be expected there. */
const expectedOf = ({ variants }: MetricResult, { srm }: GroupOf): string =>
  variants
    .map(({ variantName }, i) => texts.expected(variantName, count(Math.round(srm?.expectedUsers[i] ?? 0))))
    .join(', ');

interface GroupCellProps {
  metric: MetricResult;
  variantId: number;
  results: Results;
  axis: Axis;
}

/** A variation within a group: its comparison, its value and of how many visitors it is. */
function GroupCell({ metric, variantId, results, axis }: GroupCellProps) {
  const own = metric.variants.find((one) => one.variantId === variantId);
  const comparison = metric.comparisons.find((one) => one.variantId === variantId);
  const facts = [
    ...(comparison ? [valueOf(own?.value ?? null, metric.kind)] : []),
    texts.visitors(count(own?.users ?? 0)),
    ...(comparison?.pValue == null ? [] : [texts.pValue(probability(comparison.pValue))]),
  ];
  return (
    <>
      <CellOf {...{ metric, variantId, axis }} results={{ ...results, guardrails: [] }} />
      <span className={classes.small}>{facts.join(' · ')}</span>
    </>
  );
}

const groupName = ({ isOther, value }: GroupOf, { otherValues }: BreakdownOf): string =>
  isOther ? texts.other(otherValues) : (value ?? texts.unknown);
