import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

/** Texts of the live page. */
export const live = {
  title: pageTitles.live,
  about:
    'The latest events and exposures of this project, as they arrive. Open your page in another tab and watch.',
  pause: 'Pause',
  resume: 'Resume',
  running: 'Updates every 2 seconds',
  paused: 'Paused',
  events: 'Events',
  exposures: 'Exposures',
  exposuresAbout: 'Visitors who were served a variation for the first time.',
  filter: 'Filter by visitor, event or experiment',
  columns: {
    type: 'Event',
    experiment: 'Experiment',
    user: 'Visitor',
    value: 'Value',
    at: 'Time',
    variation: 'Variation',
  },
  notCounted: {
    public_source: 'Not counted: sent without a secret key',
  } satisfies Record<NonNullable<Schema<'LiveEventDto'>['notCounted']>, string>,
  noticed: 'Noticed in the last hour',
  notes: {
    bot: (count: number) =>
      count === 1
        ? 'One visit by a bot was not counted.'
        : `${count.toLocaleString()} visits by bots were not counted.`,
    value_too_large: (count: number, type: string) =>
      `${count === 1 ? 'One event' : `${count.toLocaleString()} events`} “${type}” rejected: the value is too large for an event from a browser.`,
    many_visitors: (count: number) =>
      `${count.toLocaleString()} new visitors from one IP address within a minute. They are counted; results show a warning.`,
    many_events: (count: number) =>
      `${count.toLocaleString()} events from one IP address within a minute. They are counted; results show a warning.`,
    odd_value: (count: number, type: string) =>
      `${count === 1 ? 'A value' : `${count.toLocaleString()} values`} of “${type}” more than a million times larger or smaller than usual. Results show a warning.`,
  } satisfies Record<Schema<'LiveNoteDto'>['kind'], (count: number, type: string) => string>,
  every: 'All experiments',
  unknown: 'unknown',
  variationNumber: (id: number) => `Variation ${id}`,
  experimentNumber: (id: number) => `Experiment ${id}`,
  counted: (shown: number) => `Latest ${shown}`,
  noEvents: {
    title: 'No events yet',
    text: 'Put the tag on your page and load it. If nothing arrives, look for failed requests in the browser’s developer tools and check the project’s allowed origins.',
  },
  noExposures: {
    title: 'No exposures yet',
    text: 'An experiment has to be active, and its conditions have to match the page you open.',
  },
  nothingFits: { title: 'No matches', text: 'None of the latest 100 match this filter.' },
} as const;
