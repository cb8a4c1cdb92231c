import { pageTitles } from './page-titles.js';

/** Texts about copies of experiments and flags in other projects. */
export const copies = {
  copyTo: 'Copy to project…',
  compare: pageTitles.copies,
  copy: (title: string) => `Copy “${title}” to another project`,
  about:
    'The copy is a draft with the same key, values, rules and metrics. Segments and shared metrics are matched by name and definition, and copied if they are missing.',
  project: 'Project',
  projectExample: 'Choose a project',
  projectNeeded: 'Choose a project.',
  submit: 'Copy',
  copied: (title: string, project: string) => `“${title}” was copied to ${project}.`,
  compareTitle: (title: string) => `Compare ${title}`,
  back: (title: string) => `Back to ${title}`,
  with: 'Compare with',
  named: (project: string, key: string) => `${project}: ${key}`,
  origin: (project: string, key: string) => `${project}: ${key} (original)`,
  open: (project: string) => `Open in ${project}`,
  none: {
    title: 'No copies',
    text: 'Copy it to another project from its menu, then compare the two here.',
  },
  count: (count: number) =>
    count === 0 ? 'No differences.' : count === 1 ? '1 difference' : `${count.toLocaleString()} differences`,
  differences: 'Differences',
  setting: 'Setting',
  here: 'This project',
  nothing: 'None',
} as const;
