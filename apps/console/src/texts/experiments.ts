import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

type Experiment = Schema<'ExperimentDto'>;

/** Texts of the list of experiments. */
export const experiments = {
  title: pageTitles.experiments,
  about: 'All experiments in this project.',
  search: 'Search by title or key',
  create: 'Create experiment',
  createSubmit: 'Create',
  columns: {
    title: 'Title',
    status: 'Status',
    type: 'Type',
    updatedAt: 'Updated',
    startedAt: 'Started',
    visitors: 'Visitors',
    lift: 'Lift',
    owner: 'Owner',
    tags: 'Tags',
    menu: 'Actions',
  },
  notStarted: 'Not yet',
  filters: { status: 'Status', type: 'Type', allStatuses: 'Not archived', allTypes: 'All types' },
  tagFilter: (tag: string) => `Remove the filter by tag ${tag}`,
  empty: {
    title: 'No experiments yet',
    text: 'Create your first one. A title and a page URL are enough to begin, and visitors see nothing until you start it.',
  },
  emptyReader: {
    title: 'No experiments yet',
    text: 'Ask a member who can create experiments to create the first one.',
  },
  nothingFound: { title: 'No matches', text: 'No experiments match your search and filters.' },
  fields: {
    title: 'Title',
    titleExample: 'Green button',
    url: 'Page URL',
    urlHint: 'The full URL, such as https://shop.example.com/. You can change it later.',
    description: 'Hypothesis',
  },
  titleNeeded: 'Enter a title.',
  urlFault: 'Enter a full URL that begins with https:// or http://, or leave it empty.',
  created: (title: string) => `“${title}” was created.`,
  steps: {
    of: (title: string) => `Actions for ${title}`,
    open: 'Open',
    duplicate: 'Duplicate',
    archive: 'Archive',
  },
  duplicated: (title: string) => `“${title}” was created as a draft.`,
  archive: (title: string) => ({
    title: `Archive “${title}”?`,
    text: 'It disappears from the list and can no longer be started or edited. Its results remain available.',
    confirm: 'Archive',
  }),
  bulk: {
    label: 'Selected experiments',
    select: 'Select',
    selectOne: (title: string) => `Select ${title}`,
    selected: (count: number) => (count === 1 ? '1 selected' : `${count.toLocaleString()} selected`),
    archive: 'Archive',
    clear: 'Clear selection',
    cannot: 'Only drafts and ended experiments can be archived.',
    confirm: (count: number) => ({
      title: count === 1 ? 'Archive 1 experiment?' : `Archive ${count.toLocaleString()} experiments?`,
      text: 'They disappear from the list and can no longer be started or edited. Their results remain available.',
      confirm: 'Archive',
    }),
    done: (count: number) =>
      count === 1 ? '1 experiment was archived.' : `${count.toLocaleString()} experiments were archived.`,
  },
  archived: (title: string) => `“${title}” was archived.`,
} as const;

/** Names of statuses and types. */
export const statusNames: Record<Experiment['status'], string> = {
  Draft: 'Draft',
  Active: 'Active',
  Paused: 'Paused',
  Ended: 'Ended',
  Archived: 'Archived',
};

export const typeNames: Record<Experiment['type'], string> = {
  'AB Test': 'A/B test',
  Personalization: 'Personalization',
  'Split URL': 'Split URL',
  Redirect: 'Redirect',
  'Feature Flag': 'Feature flag',
};
