/** Every action of the product; each route of both apps names one of them or is open to any login. */
export const actions = [
  'act:create-organization',
  'act:search-organization',
  'act:make-decision',
  'act:track-metric',
  'act:create-project',
  'act:get-projects',
  'act:update-project',
  'act:assign-user-to-project',
  'act:update-project-user',
  'act:remove-user-from-project',
  'act:get-projects-by-user-and-org',
  'act:create-experiment',
  'act:get-experiments',
  'act:experiments-by-project-and-org',
  'act:get-experiment',
  'act:update-experiment',
  'act:create-variation',
  'act:get-variations',
  'act:update-variation',
  'act:delete-variation',
  'act:update-traffic-allocation',
  'act:create-condition',
  'act:get-conditions',
  'act:update-condition',
  'act:delete-condition',
  'act:create-metric',
  'act:get-metrics',
  'act:update-metric',
  'act:delete-metric',
] as const;

export type ActionName = (typeof actions)[number];

/** Actions that need no login; they stand in menus only so that a console can show them. */
export const publicActions: readonly ActionName[] = [
  'act:create-organization',
  'act:search-organization',
  'act:make-decision',
  'act:track-metric',
];
