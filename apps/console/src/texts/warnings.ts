/** What a warning means, and what to do about it. */
export interface WarningText {
  means: string;
  todo: string;
}

/** A sentence for every warning code of results and plans. */
export const warningTexts: Readonly<Record<string, WarningText>> = {
  no_users: {
    means: 'A variation has no visitors yet.',
    todo: 'Check that the experiment is running, that its conditions fit the page, and that the tag is on it.',
  },
  insufficient_users: {
    means: 'A variation has a single visitor, which says nothing about how much visitors differ.',
    todo: 'Wait for more visitors.',
  },
  low_counts: {
    means: 'There are fewer than five conversions, or five visitors without one, so the numbers are rough.',
    todo: 'Wait for more visitors before reading anything into them.',
  },
  zero_variance: {
    means: 'All visitors have the same value, so there is no spread to compare by.',
    todo: 'If the value is 0, check in Live that events of this metric arrive at all.',
  },
  zero_baseline: {
    means: 'The control stands at 0, so a lift in percent does not exist.',
    todo: 'Read the difference in the unit of the metric instead, or check that the control counts events.',
  },
  zero_denominator: {
    means: 'The ratio has nothing below the line yet.',
    todo: 'Check in Live that the events which the ratio divides by arrive.',
  },
  zero_covariate_variance: {
    means: 'Visitors did not differ before the experiment, so the history (CUPED) takes away no noise.',
    todo: 'Nothing is wrong: the numbers are those without the adjustment. It needs visitors who have come before.',
  },
  unstable_baseline: {
    means: 'The control is not clearly away from 0, so the range of the lift in percent is open.',
    todo: 'Read the difference in the unit of the metric, or wait for more visitors.',
  },
  empty_intersection: {
    means: 'The ranges of successive days contradict each other.',
    todo: 'The effect may have changed on the way: look at the lift from day to day before deciding.',
  },
  unexpected_traffic: {
    means: 'A variation got visitors although its share is 0.',
    todo: 'Look into the history for changes of the traffic, and for programs that assign by themselves.',
  },
  mde_unreachable: {
    means: 'No rate between 0 and 100 % is far enough away to be found with so few visitors.',
    todo: 'Plan with more visitors.',
  },
  no_traffic: {
    means: 'A variation that the plan needs gets no visitors.',
    todo: 'Give every variation a share, and check that visitors arrive.',
  },
  no_plan: {
    means: 'There is no planned number of visitors and no end, and this method is good for a single look.',
    todo: 'Set a plan in the experiment, or switch to “Any time”, which may be looked at every day.',
  },
  shares_changed: {
    means: 'The traffic split changed while the experiment was running.',
    todo: 'Nothing has to be done: visitors are compared with those who came under the same split.',
  },
  strata_left_out: {
    means: 'Some visitors came under a traffic split that gave them nobody to be compared with.',
    todo: 'Nothing has to be done: they are counted, but not compared.',
  },
  skewed: {
    means: 'A few visitors have very large values, and there are too few visitors for such an average.',
    todo: 'Cap the metric, or wait for more visitors.',
  },
  plan_changed: {
    means: 'The plan, the method or the significance level was changed after the start.',
    todo: 'Read the sequential test; to use the fixed-horizon test, start a new experiment with its plan.',
  },
  ended_early: {
    means: 'The experiment ended before its planned size or end.',
    todo: 'Read the sequential test, which is valid at any time.',
  },
  early_stop_estimate: {
    means:
      'The decision came as soon as the difference showed, so the measured lift is on average too large.',
    todo: 'Expect less than the measured lift; the end of the interval nearer to zero is the safe figure.',
  },
  not_randomized: {
    means: 'A personalisation gives each segment its own variation; chance does not decide who sees what.',
    todo: 'Take the numbers as a description. To measure an effect, run an A/B test.',
  },
  unknown_shares: {
    means:
      'Some visitors were assigned under shares that are not known; they are left out of the split check.',
    todo: 'Nothing has to be done; the check covers the other visitors.',
  },
  events_removed: {
    means: 'Old events were removed for their age, so numbers by date, day or group may be too small.',
    todo: 'Read the view without dates and groups, which still counts everything.',
  },
  no_series: {
    means: 'A ratio is not followed from day to day.',
    todo: 'Look at the table; it is complete.',
  },
  series_unadjusted: {
    means: 'The lift from day to day is shown without the adjustment by history (CUPED).',
    todo: 'Take the final numbers from the table.',
  },
  events_before_assignment: {
    means:
      'More than one in a hundred events of this metric happened shortly before their visitor was assigned, so they do not count.',
    todo: 'Check the clock and the time zone of what sends them, and that times keep their milliseconds; ask for the decision before the event.',
  },
  content_changed: {
    means: 'What visitors get was changed while the experiment ran.',
    todo: 'The numbers mix what was before and after. To measure the present state alone, start a copy.',
  },
  targeting_changed: {
    means: 'Who takes part was changed while the experiment ran.',
    todo: 'The numbers mix visitors of before and after. To measure the present ones alone, start a copy.',
  },
  metrics_changed: {
    means: 'Metrics were changed while the experiment ran.',
    todo: 'Read with care what was decided before the change; to start clean, start a copy.',
  },
  late_answers: {
    means:
      'For more than one in a hundred visitors of a variation the decision came too late; they saw the original and are counted all the same, so effects look smaller than they are.',
    todo: 'Look at how fast the server answers visitors, or give the tag a longer time limit.',
  },
  not_applied: {
    means:
      'Browsers have reported, for more than one in a hundred visitors, that a variation could not be applied or not whole. They are counted all the same, so effects look smaller than they are.',
    todo: 'Open the page with the preview of the variation and look at the console of the browser: the site may forbid scripts, or the js of the variation fails.',
  },
  looped: {
    means: 'Browsers have reported a redirect that led back to where it started. It was stopped there.',
    todo: 'Look at where the variation redirects to, and whether that address sends visitors back.',
  },
  unusual_traffic: {
    means:
      'While it ran, one network address made more new visitors or sent more events in a minute than people do, so some of the visitors may not be people.',
    todo: 'Look at Live and at the days in question. A proxy or a load test explains it often; for numbers that decide something, count events of your server only.',
  },
  unusual_values: {
    means:
      'An event from a browser had a value more than a million times larger or smaller than usual. It counts all the same.',
    todo: 'Give the metric a largest value, cut extreme values, or count events of your server only.',
  },
};

/** Of a code that this console does not know yet. */
export const unknownWarning = (code: string): WarningText => ({
  means: `There is a warning: ${code}.`,
  todo: 'docs/statistics.md says what it means.',
});
