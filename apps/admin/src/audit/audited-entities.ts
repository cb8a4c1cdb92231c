/** Everything whose changes are recorded, in the words of the audit log; each is the name of its table. */
export const auditedEntities = [
  'organization',
  'user',
  'organizationUser',
  'invitation',
  'role',
  'menu',
  'menuTemplate',
  'project',
  'projectUser',
  'projectFile',
  'apiKey',
  'endUser',
  'segment',
  'segmentUser',
  'experimentGroup',
  'experiment',
  'experimentSegment',
  'experimentStop',
  'variation',
  'condition',
  'metric',
  'sharedMetric',
  'sharedMetricVersion',
  'metricGroup',
  'metricGroupItem',
] as const;

export type AuditedEntity = (typeof auditedEntities)[number];

export const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
