import type { Schema } from '../api/client.js';

export type Outcome = Schema<'EndDecisionDto'>['outcome'];

/** Texts of the end of an experiment: its decision, and what is shipped. */
export const ending = {
  title: (title: string) => `End “${title}”`,
  editTitle: 'Edit the decision',
  submit: 'End experiment',
  save: 'Save decision',
  about: 'The experiment stops counting and cannot be restarted. Its results remain available.',
  outcome: 'What did you decide?',
  outcomes: {
    ship: 'Ship a variation',
    roll_back: 'Roll back',
    iterate: 'Iterate',
    inconclusive: 'Inconclusive',
  } satisfies Record<Outcome, string>,
  outcomeHints: {
    ship: 'Everyone the experiment is targeted at gets this variation from now on, until you build it into your site.',
    roll_back: 'Visitors get the original page again.',
    iterate: 'Visitors get the original page again. You will try another version.',
    inconclusive: 'Visitors get the original page again. The data did not answer the question.',
  } satisfies Record<Outcome, string>,
  variation: 'Variation to ship',
  chooseVariation: 'Choose a variation.',
  chooseOutcome: 'Choose an outcome.',
  reason: 'Reason',
  reasonHint: 'What the decision is based on',
  learned: 'What did you learn?',
  wasLearned: 'Learned',
  learnedHint: 'For everyone who plans the next experiment',
  resultsSay: (decision: string) => `Results: ${decision}`,
  winnerIs: (name: string) => `“${name}” is the winner`,
  ended: 'The experiment has ended.',
  saved: 'The decision was saved.',
  panel: 'Decision',
  none: 'This experiment ended without a decision.',
  decide: 'Record a decision',
  edit: 'Edit decision',
  ofShip: (name: string) => `Shipped: “${name}”`,
  shipping: {
    title: (name: string) => `“${name}” is served to everyone the experiment is targeted at`,
    text: 'Build it into your site, then stop serving it here.',
    stop: 'Stop serving',
    confirm: (name: string) => ({
      title: `Stop serving “${name}”?`,
      text: 'Visitors get the page of your site as it is. Do this once the variation is built into your site.',
      confirm: 'Stop serving',
    }),
    stopped: 'The variation is no longer served.',
  },
} as const;
