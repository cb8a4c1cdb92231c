import type { Schema } from '../api/client.js';

/** Words of the audit page. */
export const audit = {
  title: 'Audit',
  about: 'Who changed what, and when. Nothing can be changed or removed here.',
  filters: {
    entity: 'What',
    anyEntity: 'Everything',
    user: 'Who',
    anyUser: 'Everybody',
    from: 'From',
    to: 'Until',
  },
  columns: { at: 'When', who: 'Who', what: 'What', change: 'Change' },
  nobody: 'Nobody logged in',
  byKey: (id: number) => `API key ${id}`,
  system: 'By itself, as planned',
  verbs: { made: 'made', changed: 'changed', deleted: 'deleted' },
  field: 'Field',
  before: 'Before',
  after: 'After',
  show: (count: number) => (count === 1 ? '1 field' : `${count} fields`),
  showOf: (fields: string, what: string) => `${fields}: ${what}`,
  nothing: 'empty',
  empty: {
    title: 'Nothing has been changed yet',
    text: 'As soon as somebody changes something, it stands here.',
  },
  nothingFound: { title: 'Nothing found', text: 'No change fits these filters.' },
} as const;

/** What was changed, as people call it. */
export const entityNames: Record<Schema<'AuditEntryDto'>['entity'], string> = {
  organization: 'Organization',
  user: 'User',
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
  experimentGroup: 'Group of experiments',
  experiment: 'Experiment',
  experimentSegment: 'Segment of an experiment',
  experimentStop: 'Automatic stop',
  variation: 'Variation',
  condition: 'Condition',
  metric: 'Metric',
};
