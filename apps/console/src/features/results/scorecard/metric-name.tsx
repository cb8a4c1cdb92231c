import { UnstyledButton } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { results } from '../../../texts/results.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import { isSilent } from '../is-silent.js';
import { libraryFactsOf } from '../library-facts.js';
import type { MetricResult } from '../results-queries.js';
import classes from './scorecard.module.css';

interface MetricNameProps {
  metric: MetricResult;
  isChosen: boolean;
}

/** A metric's title and what to know before reading its row; the row takes the click of the title too. */
export function MetricName({ metric, isChosen }: MetricNameProps) {
  const { title, kind, goal, warnings } = metric;
  const { filling } = libraryFactsOf(metric);
  const facts = [
    results.values[kind],
    ...(goal === 'decrease' ? [texts.lowerIsBetter] : []),
    ...(typeof filling === 'number' && filling < 1 ? [texts.filling(Math.floor(filling * 100))] : []),
  ];
  return (
    <>
      <UnstyledButton className={classes.name} aria-current={isChosen || undefined}>
        {title}
      </UnstyledButton>
      <span className={classes.small}>
        {facts.join(' · ')}
        {isSilent(metric) ? (
          <span className={classes.caution}>
            {' · '}
            <Icon name="exclamation-circle" /> {texts.silent}
          </span>
        ) : (
          warnings.length > 0 && (
            <span className={classes.caution}>
              {' · '}
              <Icon name="exclamation-triangle" /> {texts.caution}
            </span>
          )
        )}
      </span>
    </>
  );
}
