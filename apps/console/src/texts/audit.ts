import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

/** Texts of the audit log page. */
export const audit = {
  title: pageTitles.audit,
  about: 'Who changed what, and when. Entries cannot be edited or deleted.',
  filters: {
    entity: 'Type',
    anyEntity: 'All types',
    user: 'Member',
    anyUser: 'All members',
    from: 'From',
    to: 'To',
  },
  columns: { at: 'When', who: 'Who', what: 'What', change: 'Change' },
  nobody: 'Not logged in',
  byKey: (id: number) => `API key ${id}`,
  system: 'Automatic',
  verbs: { made: 'created', changed: 'changed', deleted: 'deleted' },
  field: 'Field',
  before: 'Before',
  after: 'After',
  partOf: (experiment: string) => `of “${experiment}”`,
  show: (fields: readonly string[]) =>
    fields.length <= 4 ? fields.join(', ') : `${fields.slice(0, 3).join(', ')} and ${fields.length - 3} more`,
  showOf: (fields: string, what: string) => `${fields}: ${what}`,
  nothing: 'empty',
  empty: {
    title: 'No changes yet',
    text: 'Every change in this organization appears here.',
  },
  nothingFound: { title: 'No matches', text: 'No changes match these filters.' },
} as const;

/** Names of what can change. */
export const entityNames: Record<Schema<'AuditEntryDto'>['entity'], string> = {
  organization: 'Organization',
  user: 'Account',
  organizationUser: 'Membership',
  invitation: 'Invitation',
  role: 'Role',
  menu: 'Menu entry',
  menuTemplate: 'Menu template',
  project: 'Project',
  projectUser: 'Project member',
  projectFile: 'File',
  apiKey: 'API key',
  endUser: 'End user',
  segment: 'Segment',
  segmentUser: 'Segment member',
  experimentGroup: 'Mutually exclusive group',
  experiment: 'Experiment',
  experimentSegment: 'Segment of an experiment',
  experimentStop: 'Automatic stop',
  variation: 'Variation',
  condition: 'Condition',
  metric: 'Metric',
  sharedMetric: 'Shared metric',
  sharedMetricVersion: 'Version of a shared metric',
  metricGroup: 'Metric group',
  metricGroupItem: 'Metric of a group',
};
