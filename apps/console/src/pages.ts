import { apiKeysPages } from './features/api-keys/pages.js';
import { auditPages } from './features/audit/pages.js';
import { endUsersPages } from './features/end-users/pages.js';
import { experimentsPages } from './features/experiments/pages.js';
import { filesPages } from './features/files/pages.js';
import { homePages } from './features/home/pages.js';
import { livePages } from './features/live/pages.js';
import { metricsPages } from './features/metrics/pages.js';
import { peoplePages } from './features/people/pages.js';
import { plannerPages } from './features/planner/pages.js';
import { profilePages } from './features/profile/pages.js';
import { projectsPages } from './features/projects/pages.js';
import { resultsPages } from './features/results/pages.js';
import { segmentsPages } from './features/segments/pages.js';
import { templatesPages } from './features/templates/pages.js';
import type { PageDefinition } from './page.js';

/** Every page of the shell. */
export const pages: readonly PageDefinition[] = [
  ...homePages,
  ...experimentsPages,
  ...resultsPages,
  ...plannerPages,
  ...livePages,
  ...metricsPages,
  ...segmentsPages,
  ...endUsersPages,
  ...filesPages,
  ...apiKeysPages,
  ...peoplePages,
  ...projectsPages,
  ...templatesPages,
  ...auditPages,
  ...profilePages,
];
