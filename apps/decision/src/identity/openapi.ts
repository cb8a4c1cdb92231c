import { bodyOf, keyedOperation, type PathItem, problems } from '../openapi-parts.js';
import { identificationSchema, publicIdentificationSchema } from './identify-schema.js';

const empty = (description: string) => ({
  200: { description, content: { 'application/json': { schema: { type: 'object', example: {} } } } },
});

/** The routes that join ids as OpenAPI describes them. */
export const identityPaths: Record<string, PathItem> = {
  '/identify': {
    post: {
      operationId: 'identify',
      tags: ['Decisions'],
      summary: 'Link an anonymous id to a known user',
      description:
        'With a proof both ids are one person from then on. Without one it stays a matter of that browser: public ' +
        'events under the known id count for the anonymous one where the known id is in no variation, nobody moves, ' +
        'and it is taken only if the anonymous id is an integer of 2^32 or more and of nobody known, at most 20 times ' +
        'a known id and day. The answer tells nothing about either id. Callable from any site unless the project ' +
        'names its origins; limited per address. Unknown fields are ignored.',
      requestBody: bodyOf(publicIdentificationSchema, 'application/json', 'text/plain'),
      responses: {
        ...empty('Taken, as far as it may be'),
        ...problems(400, 403, 404, 409, 413, 415, 422, 429, 503),
      },
      security: [],
    },
  },
  '/api/identify': {
    post: keyedOperation('users', {
      operationId: 'identifyUser',
      tags: ['API: end users'],
      summary: 'Link an anonymous id to a known user',
      description:
        'One line in the log-in of a site. Both ids are one person from then on, whenever it comes: the earlier ' +
        'assignment stands where the known id has none, events under either id count, and who was served different ' +
        'variations is left out of the comparison. A known id can have many anonymous ones.',
      requestBody: bodyOf(identificationSchema),
      responses: { ...empty('They are one person'), ...problems(400, 401, 403, 409, 413, 415, 422, 503) },
    }),
  },
};
