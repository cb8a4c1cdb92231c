import type { Schema } from '../api/client.js';

/** Words of the live page. */
export const live = {
  title: 'Live',
  about:
    'The last events and exposures of this project, as they arrive. Open your page in another tab and watch.',
  pause: 'Pause',
  resume: 'Go on',
  running: 'Looks every two seconds',
  paused: 'Paused',
  events: 'Events',
  exposures: 'Exposures',
  exposuresAbout: 'Visitors who were shown a variation for the first time.',
  filter: 'Only this visitor, type or experiment',
  columns: {
    type: 'Event',
    experiment: 'Experiment',
    user: 'Visitor',
    value: 'Value',
    at: 'When',
    variation: 'Variation',
  },
  notCounted: {
    public_source: 'Not counted: sent without a secret key',
  } satisfies Record<NonNullable<Schema<'LiveEventDto'>['notCounted']>, string>,
  noticed: 'Noticed within the last hour',
  notes: {
    bot: (count: number) =>
      count === 1
        ? 'One visit of a robot was not counted.'
        : `${count.toLocaleString()} visits of robots were not counted.`,
    value_too_large: (count: number, type: string) =>
      `${count === 1 ? 'One event' : `${count.toLocaleString()} events`} “${type}” refused: the value is too large for an event from a browser.`,
    many_visitors: (count: number) =>
      `${count.toLocaleString()} new visitors from one address within a minute. They count; results warn of it.`,
    many_events: (count: number) =>
      `${count.toLocaleString()} events from one address within a minute. They count; results warn of it.`,
    odd_value: (count: number, type: string) =>
      `${count === 1 ? 'A value' : `${count.toLocaleString()} values`} of “${type}” more than a million times away from what is usual. Results warn of it.`,
  } satisfies Record<Schema<'LiveNoteDto'>['kind'], (count: number, type: string) => string>,
  every: 'Any',
  unknown: 'unknown',
  variationNumber: (id: number) => `Variation ${id}`,
  experimentNumber: (id: number) => `Experiment ${id}`,
  counted: (shown: number) => (shown === 1 ? 'The last one' : `The last ${shown}`),
  noEvents: {
    title: 'No event yet',
    text: 'Put the tag on your page and load it. If nothing arrives, look in the browser’s console for refused requests, and check the project’s allowed origins.',
  },
  noExposures: {
    title: 'Nobody was shown a variation yet',
    text: 'An experiment has to be active, and its conditions have to fit the page that you open.',
  },
  nothingFits: { title: 'Nothing fits', text: 'None of the last hundred fits this filter.' },
} as const;
