import { pageTitles } from './page-titles.js';

/** Texts of the mutually exclusive groups page. */
export const groups = {
  title: pageTitles.groups,
  about: 'Experiments in a group share no visitors. Each experiment gets its own percentage of them.',
  create: 'Create group',
  columns: { name: 'Name', slots: 'Allocation', createdAt: 'Created', menu: 'Actions' },
  free: (percent: number) => `${percent}% free`,
  slot: (title: string, percent: number) => `${title}: ${percent}%`,
  unknown: (id: number) => `Experiment ${id}`,
  fields: {
    name: 'Name',
    nameExample: 'Checkout',
    experiment: (number: number) => `Experiment ${number}`,
    percent: (number: number) => `Percentage of experiment ${number}`,
  },
  nameNeeded: 'Enter a name.',
  slotsNeeded:
    'Choose at least one experiment. Each may appear once, with more than 0%, and the total may be at most 100%.',
  noExperiments: 'Create an experiment first, then add it to a group.',
  addSlot: 'Add experiment',
  removeSlot: (number: number) => `Remove experiment ${number}`,
  steps: (name: string) => `Actions for ${name}`,
  dissolve: 'Dissolve',
  confirmDissolve: (name: string) => ({
    title: `Dissolve “${name}”?`,
    text: 'Visitors can then enter more than one of its experiments. Visitors who have been served a variation keep it.',
    confirm: 'Dissolve',
  }),
  dissolved: (name: string) => `“${name}” was dissolved.`,
  made: (name: string) => `“${name}” was created.`,
  empty: {
    title: 'No groups yet',
    text: 'Create one when two experiments would interfere with each other, such as two changes to the same checkout.',
  },
} as const;
