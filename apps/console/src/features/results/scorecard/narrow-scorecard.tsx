import { Table } from '@mantine/core';
import { Fragment, memo } from 'react';
import { valueOf } from '../../../components/numbers.js';
import { results as resultTexts } from '../../../texts/results.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import { MetricName } from './metric-name.js';
import { RoleHead } from './role-head.js';
import classes from './scorecard.module.css';
import { CellOf } from './scorecard-cell.js';
import type { MetricRowProps, ScorecardTableProps } from './scorecard-table-props.js';

/** The scorecard where columns do not fit: a line for each variation under its metric, so that no verdict is out of sight. */
export function NarrowScorecard(props: ScorecardTableProps) {
  const { results, groups, axis, collapsed, toggle, chosen, onChoose } = props;
  return (
    <div className={classes.region} role="region" aria-label={texts.table} tabIndex={0}>
      <Table className={classes.narrow} withRowBorders={false}>
        <colgroup>
          <col className={classes.narrowName} />
          <col />
        </colgroup>
        {groups.map(({ role, metrics }) => {
          const isOpen = !collapsed.has(role);
          return (
            <Table.Tbody key={role}>
              <tr className={classes.roleRow}>
                <th colSpan={2} scope="rowgroup">
                  <RoleHead {...{ role, isOpen, toggle }} count={metrics.length} />
                </th>
              </tr>
              {isOpen &&
                metrics.map((metric) => (
                  <MetricLines
                    key={metric.key}
                    {...{ metric, results, axis, onChoose }}
                    isChosen={metric.key === chosen}
                  />
                ))}
            </Table.Tbody>
          );
        })}
      </Table>
    </div>
  );
}

/** Drawn again only when it changes itself, since there may be a hundred. */
const MetricLines = memo(function MetricLines(props: MetricRowProps) {
  const { metric, results, axis, isChosen, onChoose } = props;
  const control = metric.variants.find(({ isControl }) => isControl);
  const others = metric.variants.filter(({ isControl }) => !isControl);
  return (
    <Fragment>
      <tr
        className={classes.metricRow}
        data-chosen={isChosen || undefined}
        onClick={() => onChoose(metric.key)}
      >
        <th colSpan={2} scope="rowgroup">
          <MetricName metric={metric} isChosen={isChosen} />
          {control && (
            <span className={classes.small}>
              {texts.controlValue(control.variantName, valueOf(control.value, metric.kind))}
            </span>
          )}
        </th>
      </tr>
      {others.map(({ variantId, variantName }) => (
        <tr key={variantId} data-chosen={isChosen || undefined} onClick={() => onChoose(metric.key)}>
          <th scope="row" className={classes.first} title={variantName}>
            {variantName}
            {isRetired(variantId, results) && <span className={classes.small}>{resultTexts.retired}</span>}
          </th>
          <td>
            <CellOf {...{ metric, variantId, results, axis }} />
          </td>
        </tr>
      ))}
    </Fragment>
  );
});

const isRetired = (id: number, { variants }: ScorecardTableProps['results']): boolean =>
  variants.find(({ variantId }) => variantId === id)?.retired ?? false;
