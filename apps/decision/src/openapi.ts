import type { OpenAPIObject } from '@nestjs/swagger';
import { assignmentPaths } from './assignments/openapi.js';
import { decisionPath } from './decisions/openapi.js';
import { eventPaths } from './events/openapi.js';
import { trackingPath } from './tracking/openapi.js';

/** The public routes, for the document of the whole product: they sit outside what the framework describes. */
export const decisionPaths: OpenAPIObject['paths'] = {
  '/decision': decisionPath,
  '/metrics/track': trackingPath,
  ...assignmentPaths,
  ...eventPaths,
};
