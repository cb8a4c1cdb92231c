/** What a warning means, and what to do about it. */
export interface WarningText {
  means: string;
  todo: string;
}

/** Texts of every warning code of results and plans. */
export const warningTexts: Readonly<Record<string, WarningText>> = {
  no_users: {
    means: 'A variation has no visitors yet.',
    todo: 'Check that the experiment is running, that its conditions match the page, and that the page has the tag.',
  },
  insufficient_users: {
    means: 'A variation has only one visitor, so variance cannot be estimated.',
    todo: 'Wait for more visitors.',
  },
  low_counts: {
    means:
      'A variation has fewer than five conversions, or fewer than five visitors without one, so the numbers are rough.',
    todo: 'Wait for more visitors before you draw conclusions.',
  },
  zero_variance: {
    means: 'All visitors have the same value, so there is no variance.',
    todo: 'If the value is 0, check in Live that events of this metric arrive.',
  },
  zero_baseline: {
    means: 'The control’s value is 0, so there is no relative lift.',
    todo: 'Use the absolute difference, or check that events of the control are counted.',
  },
  zero_denominator: {
    means: 'The denominator of the ratio is 0.',
    todo: 'Check in Live that the denominator events arrive.',
  },
  zero_covariate_variance: {
    means: 'Visitors did not differ before the experiment, so CUPED does not reduce noise.',
    todo: 'No action needed: the numbers are not adjusted. CUPED needs returning visitors.',
  },
  unstable_baseline: {
    means: 'The control’s value is too close to 0 to give an interval in percent.',
    todo: 'Use the absolute difference, or wait for more visitors.',
  },
  empty_intersection: {
    means: 'The intervals of different days contradict each other.',
    todo: 'The effect may have changed over time: check “Lift over time” before you decide.',
  },
  unexpected_traffic: {
    means: 'A variation has visitors although its share is 0%.',
    todo: 'Check the history for changes to the traffic split, and programs that assign visitors themselves.',
  },
  mde_unreachable: {
    means: 'No lift can be detected with so few visitors.',
    todo: 'Plan with more visitors.',
  },
  no_traffic: {
    means: 'A variation of the plan gets no visitors.',
    todo: 'Give every variation traffic, and check that visitors arrive.',
  },
  no_plan: {
    means: 'There is no planned sample size or end date, and this method is valid for a single look only.',
    todo: 'Set a plan in the experiment, or switch to “Sequential”, which is valid at every look.',
  },
  shares_changed: {
    means: 'The traffic split changed while the experiment was running.',
    todo: 'No action needed: visitors are compared with others who came under the same split.',
  },
  strata_left_out: {
    means: 'Some visitors came under a traffic split that left no one to compare them with.',
    todo: 'No action needed: they are counted but not compared.',
  },
  skewed: {
    means: 'A few visitors have very large values, and there are too few visitors for a reliable mean.',
    todo: 'Cap the metric, or wait for more visitors.',
  },
  plan_changed: {
    means: 'The plan, the method or the significance level changed after the start.',
    todo: 'Use the sequential test. To use the fixed-horizon test, start a new experiment with a plan.',
  },
  ended_early: {
    means: 'The experiment ended before its planned sample size or end date.',
    todo: 'Use the sequential test, which is valid at every look.',
  },
  early_stop_estimate: {
    means:
      'The decision came as soon as the difference was significant, so the measured lift is too large on average.',
    todo: 'Expect less than the measured lift. The end of the interval closer to zero is a safe estimate.',
  },
  not_randomized: {
    means: 'A personalization gives each segment its own variation, so visitors are not randomized.',
    todo: 'Read the numbers as a description. To measure an effect, run an A/B test.',
  },
  rules_mixed: {
    means:
      'Several rules of the flag measure visitors, or did since its start. Rules are for different visitors and may have different splits, so variations are not compared.',
    todo: 'Read the numbers as a description. To measure an effect, start a copy in which one rule serves shares.',
  },
  unknown_shares: {
    means: 'Some visitors were assigned under an unknown traffic split. The SRM check leaves them out.',
    todo: 'No action needed: the check covers all other visitors.',
  },
  events_removed: {
    means:
      'Old events were deleted because of the retention period, so numbers by date, day or group may be too small.',
    todo: 'Use the view without dates and groups, which still counts everything.',
  },
  no_series: {
    means: 'Nothing is stored from which this metric’s chart over time could be drawn.',
    todo: 'Use the table, which is complete.',
  },
  effect_changes: {
    means: 'The lift late after a visitor’s first exposure differs from the lift early after it.',
    todo: 'See the lift by days since first exposure. Let the experiment run until the lift settles.',
  },
  srm_in_groups: {
    means: 'In a group of this breakdown, visitors are not split as configured.',
    todo: 'Do not trust that group. Look for what differs there: a redirect, a crash or a bot in one browser or country.',
  },
  series_pending: {
    means: 'The chart over time of this shared metric is being calculated in the background.',
    todo: 'Wait a few minutes: the page shows it as soon as it is there. The table is complete.',
  },
  events_before_assignment: {
    means:
      'More than 1% of this metric’s events happened shortly before their visitor was assigned, so they are not counted.',
    todo: 'Check the clock and time zone of the sender and that times include milliseconds, and request the decision before the event.',
  },
  content_changed: {
    means: 'The content of variations changed while the experiment was running.',
    todo: 'The numbers mix data from before and after. To measure the current version alone, start a copy.',
  },
  targeting_changed: {
    means: 'The targeting changed while the experiment was running.',
    todo: 'The numbers mix visitors from before and after. To measure the current targeting alone, start a copy.',
  },
  metrics_changed: {
    means: 'Metrics changed while the experiment was running.',
    todo: 'Be careful with conclusions from before the change. To start clean, start a copy.',
  },
  crossed_over: {
    means:
      'Some visitors saw two variations: one before they logged in, another under the id that they are known by. They are left out of the comparison.',
    todo: 'A few are nothing to worry about. When they are many, ask for decisions with the known id as soon as it is known.',
  },
  moved_between_rules: {
    means:
      'Some visitors were served by another rule of the flag after the one that measured them. They count in the variation that they saw first.',
    todo: 'A few are nothing to worry about. When they are many, make rules that do not depend on what changes.',
  },
  late_answers: {
    means:
      'For more than 1% of the visitors of a variation, the decision came too late. They saw the original page but are counted, so effects look smaller than they are.',
    todo: 'Check how fast the server responds, or give the tag a longer time limit.',
  },
  not_applied: {
    means:
      'For more than 1% of visitors, browsers reported that a variation could not be applied completely. These visitors are counted, so effects look smaller than they are.',
    todo: 'Open the preview of the variation and check the browser’s developer tools: the site may block scripts, or the variation’s JavaScript may fail.',
  },
  looped: {
    means: 'Browsers reported a redirect loop and stopped it.',
    todo: 'Check where the variation redirects to, and whether that page sends visitors back.',
  },
  unusual_traffic: {
    means:
      'One IP address created more new visitors or sent more events in a minute than people do, so some visitors may be bots.',
    todo: 'Check Live and the days in question. The cause is often a proxy or a load test. For important metrics, count only events from your server.',
  },
  unusual_values: {
    means:
      'An event from a browser had a value more than a million times larger or smaller than usual. It is counted.',
    todo: 'Set a largest value for the metric, cap outliers, or count only events from your server.',
  },
};

/** For codes that this console does not know. */
export const unknownWarning = (code: string): WarningText => ({
  means: `Warning: ${code}.`,
  todo: 'See docs/statistics.md for its meaning.',
});
