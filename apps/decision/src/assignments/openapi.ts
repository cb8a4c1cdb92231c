import { bodyOf, keyedOperation, type PathItem, type Schemas } from '../openapi-parts.js';
import { assignmentSchema, eligibilitySchema } from './assignment-schema.js';

const reason = {
  type: 'string',
  enum: [
    ...['not_active', 'not_targeted', 'not_in_segment', 'rules_too_expensive', 'not_covered', 'holdout'],
    'excluded_by_group',
  ],
  description: 'Only without a variant',
};
const shipped = {
  ...{ type: 'boolean', enum: [true] },
  description:
    'Only there when the experiment has ended and everybody gets this variant; nothing is recorded',
};
const value = {
  description: 'What programs use, of the type of the experiment; only there where it has values',
  example: 'green',
};
const id = { type: 'integer', example: 5 };
const nullableId = { type: 'integer', nullable: true, example: 11 };
const name = { type: 'string', nullable: true, example: 'Green button' };
const time = { type: 'string', format: 'date-time', nullable: true };

const description =
  'Records the assignment like a decision does. The same end user gets the same answer for ever, while the ' +
  'experiment is Active and its targeting holds; only a retired variation is replaced by the control.';

const answer = (answers: string, properties: Schemas) => ({
  200: {
    description: answers,
    content: { 'application/json': { schema: { type: 'object', properties } } },
  },
});

/** The assignment routes as OpenAPI describes them. */
export const assignmentPaths: Record<string, PathItem> = {
  '/api/experiments/{experiment}/assignment/{user_id}': {
    get: keyedOperation('decide', {
      operationId: 'getAssignment',
      tags: ['API: assignments'],
      summary: 'Assign an end user to a variant',
      description,
      parameters: [
        {
          ...{ name: 'experiment', in: 'path', required: true, schema: { type: 'string' } },
          ...{ description: 'Its id or its key', example: 'green-button' },
        },
        {
          ...{ name: 'user_id', in: 'path', required: true, schema: { type: 'string' } },
          ...{ description: 'The end user', example: 'customer-17' },
        },
      ],
      responses: answer('The variant, or why there is none', {
        ...{ experiment_id: id, user_id: { type: 'string' }, variant_id: nullableId, variant_name: name },
        ...{ assigned_at: time, value, shipped, reason },
      }),
    }),
  },
  '/api/assignment': {
    post: keyedOperation('decide', {
      operationId: 'assign',
      tags: ['API: assignments'],
      summary: 'Assign an end user, with visit context',
      description,
      requestBody: bodyOf(assignmentSchema),
      responses: answer('The variant, or why there is none', {
        ...{
          user_id: { type: 'string' },
          experiment_id: id,
          experiment_key: { type: 'string' },
          variant: name,
        },
        ...{ variant_id: nullableId, assigned_at: time, value, shipped, reason },
      }),
    }),
  },
  '/api/experiments/check-eligibility': {
    post: keyedOperation('decide', {
      operationId: 'checkEligibility',
      tags: ['API: assignments'],
      summary: 'Check eligibility and assign an end user',
      description,
      requestBody: bodyOf(eligibilitySchema),
      responses: answer('The variants by the references asked; others are left out', {
        eligible_experiment_ids: {
          type: 'object',
          additionalProperties: { type: 'object', properties: { variant_id: id, value, shipped } },
          example: { 5: { variant_id: 11 } },
        },
      }),
    }),
  },
};
