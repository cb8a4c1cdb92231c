import { Table, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { Icon } from '../../../components/icon.js';
import { LiftTicks } from '../../../components/lift-cell.js';
import { count, valueOf } from '../../../components/numbers.js';
import { results as resultTexts } from '../../../texts/results.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import { isCompared } from '../comparable.js';
import type { Results } from '../results-queries.js';
import { MetricName } from './metric-name.js';
import { RoleHead } from './role-head.js';
import classes from './scorecard.module.css';
import { CellOf } from './scorecard-cell.js';
import type { MetricRowProps, ScorecardTableProps } from './scorecard-table-props.js';

type Variant = Results['variants'][number];

interface WideProps extends ScorecardTableProps {
  /** Sorts by this column, or the other way round. */
  resort: (key: string) => void;
}

/** The scorecard with a column for each variation; the names of metrics and variations stay while it scrolls. */
export function WideScorecard(props: WideProps) {
  const { results, groups, axis, collapsed, toggle, chosen, onChoose } = props;
  const [base, ...others] = ordered(results.variants);
  const columns = 1 + results.variants.length;
  return (
    <div className={classes.region} role="region" aria-label={texts.table} tabIndex={0}>
      <Table
        className={classes.wide}
        data-compared={isCompared(results) || undefined}
        withRowBorders={false}
        style={{ '--others': others.length }}
      >
        <Table.Thead>
          <Table.Tr>
            <SortHead {...props} by="title" title={texts.metric} isFirst />
            {base && <th scope="col">{<VariantHead variant={base} />}</th>}
            {others.map((variant) => (
              <SortHead
                key={variant.variantId}
                {...props}
                by={String(variant.variantId)}
                title={variant.variantName}
                variant={variant}
              />
            ))}
          </Table.Tr>
        </Table.Thead>
        {groups.map(({ role, metrics }) => {
          const isOpen = !collapsed.has(role);
          return (
            <Table.Tbody key={role}>
              <tr className={classes.roleRow}>
                <th colSpan={columns} scope="rowgroup">
                  <RoleHead {...{ role, isOpen, toggle }} count={metrics.length} />
                </th>
              </tr>
              {isOpen &&
                metrics.map((metric) => (
                  <MetricRow
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

/** The control first. */
const ordered = (variants: readonly Variant[]): Variant[] =>
  variants.toSorted((a, b) => Number(b.isControl) - Number(a.isControl));

interface SortHeadProps extends WideProps {
  by: string;
  title: string;
  variant?: Variant;
  isFirst?: boolean;
}

function SortHead({ by, title, variant, sort, resort, axis, results, isFirst = false }: SortHeadProps) {
  const direction = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : 'none';
  const arrow = { ascending: 'sort-amount-up-alt', descending: 'sort-amount-down', none: 'sort-alt' };
  if (!isFirst && !isCompared(results))
    return <th scope="col">{variant && <VariantHead variant={variant} />}</th>;
  return (
    <th scope="col" aria-sort={direction} className={isFirst ? classes.first : undefined}>
      <UnstyledButton onClick={() => resort(by)} className={classes.sort}>
        <span className={classes.headName}>{title}</span> <Icon name={arrow[direction]} />
      </UnstyledButton>
      {variant && (
        <>
          <VariantFacts variant={variant} />
          <LiftTicks axis={axis} />
        </>
      )}
    </th>
  );
}

function VariantHead({ variant }: { variant: Variant }) {
  return (
    <>
      <span className={classes.headName}>{variant.variantName}</span>
      <VariantFacts variant={variant} />
    </>
  );
}

function VariantFacts({ variant }: { variant: Variant }) {
  const { variantName, isControl, retired, assignedCount } = variant;
  const facts = [
    ...(isControl && variantName !== resultTexts.control ? [resultTexts.control] : []),
    ...(retired ? [resultTexts.retired] : []),
    texts.visitors(count(assignedCount)),
  ];
  return <span className={classes.small}>{facts.join(' · ')}</span>;
}

/** Drawn again only when it changes itself, since there may be a hundred. */
const MetricRow = memo(function MetricRow(props: MetricRowProps) {
  const { metric, results, axis, isChosen, onChoose } = props;
  const [base, ...others] = ordered(results.variants);
  const baseValue = metric.variants.find(({ variantId }) => variantId === base?.variantId);
  return (
    <tr
      className={classes.metricRow}
      data-chosen={isChosen || undefined}
      onClick={() => onChoose(metric.key)}
    >
      <th scope="row" className={classes.first}>
        <MetricName metric={metric} isChosen={isChosen} />
      </th>
      {base && <td className={classes.value}>{valueOf(baseValue?.value ?? null, metric.kind)}</td>}
      {others.map(({ variantId }) => (
        <td key={variantId}>
          <CellOf {...{ metric, variantId, results, axis }} />
        </td>
      ))}
    </tr>
  );
});
