import Type, { type Static } from 'typebox';
import { integer, required } from '../requests/index.js';

const maxContexts = 100;
const maxExperiments = 500;

const item = Type.Object({
  context: Type.Unsafe<unknown>({
    type: 'object',
    description: 'The end user as targetingKey, and attributes that segments may ask for; `url` is the page',
    example: { targetingKey: 'customer-17', plan: 'pro' },
  }),
  experiment_ids: Type.Array(integer, {
    maxItems: maxExperiments,
    description: 'Those to evaluate; unknown ones are left out',
    example: [12],
  }),
});

/** The body of `POST /api/evaluations`. */
export const evaluationsSchema = Type.Object(
  {
    contexts: required(Type.Array(item, { maxItems: maxContexts }), {
      rule:
        `must be a list of at most ${maxContexts} objects with a context and experiment_ids, ` +
        `a list of at most ${maxExperiments} ids`,
      missing: 'is missing',
      description: 'End users, with the experiments to evaluate for each',
      example: [{ context: { targetingKey: 'customer-17' }, experiment_ids: [12] }],
    }),
  },
  { additionalProperties: false },
);

export type EvaluationsBody = Static<typeof evaluationsSchema>;
