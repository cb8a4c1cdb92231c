import { pageTitles } from './page-titles.js';

/** Texts of the end users pages. */
export const endUsers = {
  title: pageTitles.endUsers,
  about:
    'Visitors and customers with stored attributes. Visitors take part in experiments without being listed here.',
  search: 'Search by ID, name or email',
  back: 'All end users',
  columns: { id: 'ID', name: 'Name', email: 'Email', country: 'Country', updatedAt: 'Updated' },
  premium: 'Premium',
  open: 'Open by ID',
  openHint: 'Works for visitors without stored attributes too.',
  empty: {
    title: 'No end users yet',
    text: 'Segment rules can use attributes stored here. Your server stores them with POST /api/users.',
  },
  nothingFound: { title: 'No matches', text: 'No stored end users match this search.' },
  profile: {
    title: 'Stored attributes',
    none: 'Nothing is stored. This visitor is known by ID only.',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    country: 'Country',
    countryHint: 'Two letters, such as US.',
    premium: 'Premium',
    attributes: 'Attributes (JSON)',
    noJson: 'Enter a valid JSON object.',
  },
  saved: 'End user saved.',
  assignments: {
    title: 'Experiments',
    none: 'Not in any experiment yet.',
    variation: 'Variation',
    experiment: 'Experiment',
    since: 'Since',
  },
  segments: { title: 'Assigned segments', none: 'Not assigned to any segment.' },
  remove: 'Delete',
  confirmRemove: (id: string) => ({
    title: `Delete ${id}?`,
    text: 'Stored attributes are deleted and past events become anonymous, so no results change. This cannot be undone.',
    confirm: 'Delete',
  }),
  removed: (id: string) => `${id} was deleted.`,
} as const;
