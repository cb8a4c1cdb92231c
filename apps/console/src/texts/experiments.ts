import type { Schema } from '../api/client.js';

type Experiment = Schema<'ExperimentDto'>;

/** Words about experiments. */
export const experiments = {
  title: 'Experiments',
  about: 'What is tested in this project, and how far it is.',
  search: 'Search title or key',
  create: 'New experiment',
  createSubmit: 'Create',
  columns: {
    title: 'Title',
    status: 'Status',
    type: 'Type',
    updatedAt: 'Changed',
    startedAt: 'Started',
    tags: 'Tags',
    menu: 'Steps',
  },
  notStarted: 'not yet',
  filters: { status: 'Status', type: 'Type', allStatuses: 'All but archived', allTypes: 'All types' },
  tagFilter: (tag: string) => `Tag ${tag}: show all tags`,
  empty: {
    title: 'No experiment yet',
    text: 'Make the first one: a title and the page it runs on are enough to begin. Nothing is shown to visitors until you start it.',
  },
  emptyReader: {
    title: 'No experiment yet',
    text: 'Somebody who may create experiments has to make the first one.',
  },
  nothingFound: { title: 'Nothing found', text: 'No experiment fits this search and these filters.' },
  fields: {
    title: 'Title',
    titleExample: 'Green button',
    url: 'Page it runs on',
    urlHint: 'The full address, such as https://shop.example.com/. It can be changed later.',
    description: 'What do you expect, and why?',
  },
  titleNeeded: 'Enter a title.',
  urlFault: 'Enter a full address, beginning with https:// or http://, or leave it empty.',
  created: (title: string) => `“${title}” is created.`,
  steps: {
    of: (title: string) => `Steps for ${title}`,
    open: 'Open',
    duplicate: 'Duplicate',
    archive: 'Archive',
  },
  duplicated: (title: string) => `“${title}” is a draft now.`,
  archive: (title: string) => ({
    title: `Archive “${title}”?`,
    text: 'It leaves the list and cannot be started or changed again. Its results stay.',
    confirm: 'Archive',
  }),
  archived: (title: string) => `“${title}” is archived.`,
} as const;

/** The API's words for statuses and types, as people read them. */
export const statusNames: Record<Experiment['status'], string> = {
  Draft: 'Draft',
  Active: 'Active',
  Paused: 'Paused',
  Ended: 'Ended',
  Archived: 'Archived',
};

export const typeNames: Record<Experiment['type'], string> = {
  'AB Test': 'A/B test',
  Personalization: 'Personalisation',
  'Split URL': 'Split URL',
  Redirect: 'Redirect',
};
