import type { OpenAPIObject } from '@nestjs/swagger';
import { assignmentPaths } from './assignments/index.js';
import { decisionPath } from './decisions/index.js';
import { eventPaths } from './events/index.js';
import { streamPaths } from './event-streams/index.js';
import { identityPaths } from './identity/index.js';
import { ofrepPaths } from './ofrep/index.js';
import { readerPaths } from './readers/index.js';
import { trackingPath } from './tracking/index.js';

/** The public routes, for the document of the whole product: they sit outside what the framework describes. */
export const decisionPaths: OpenAPIObject['paths'] = {
  '/decision': decisionPath,
  '/metrics/track': trackingPath,
  ...assignmentPaths,
  ...eventPaths,
  ...identityPaths,
  ...ofrepPaths,
  ...streamPaths,
  ...readerPaths,
};
