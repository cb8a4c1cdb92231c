import {
  endUserIdSchema,
  keyedOperation,
  type PathItem,
  problems,
  projectIdSchema,
} from '../openapi-parts.js';

const empty = (description: string) => ({
  200: { description, content: { 'application/json': { schema: { type: 'object', example: {} } } } },
});

const publicSchema = {
  type: 'object',
  required: ['projectId', 'anonymousId', 'userId'],
  properties: {
    projectId: projectIdSchema,
    anonymousId: { ...endUserIdSchema, example: 4987654321098765 },
    userId: { ...endUserIdSchema, example: 'customer-17' },
    proof: {
      type: 'string',
      nullable: true,
      pattern: '^[0-9a-fA-F]{64}$',
      example: 'd0c3a3a0b0d5fbb5c0f5d2ac4a7d9cf1d6ad5d3d6a84ad0b5a3d1b0e3a2c9f10',
      description:
        'Hexadecimal HMAC-SHA256(identity secret of the project, userId), made by the back end of the site',
    },
  },
};

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
      requestBody: {
        required: true,
        content: { 'application/json': { schema: publicSchema }, 'text/plain': { schema: publicSchema } },
      },
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
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['user_id', 'anonymous_id'],
              properties: {
                user_id: { ...endUserIdSchema, example: 'customer-17' },
                anonymous_id: { ...endUserIdSchema, example: 4987654321098765 },
              },
            },
          },
        },
      },
      responses: { ...empty('They are one person'), ...problems(400, 401, 403, 409, 413, 415, 422, 503) },
    }),
  },
};
