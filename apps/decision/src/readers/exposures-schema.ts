import Type, { type Static } from 'typebox';
import { attributes, endUser, moment, optional, optionalPageAddress, required } from '../requests/index.js';

export const maxExposures = 1_000;

const positive = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** One item of `POST /api/exposures`. */
export const exposureSchema = Type.Object({
  user_id: endUser({ example: 'customer-17' }),
  experiment_id: required(positive, { rule: 'must be the id of an experiment', example: 12 }),
  variant_id: required(positive, { rule: 'must be the id of a variant', example: 31 }),
  allocation_version: required(positive, {
    rule: 'must be an integer from 1',
    description: 'Of the datafile that it was decided by',
    example: 1,
  }),
  rule_id: optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 }), {
    rule: 'must be the id of a rule, or 0',
    description: 'The rule of the flag that served it; 0 or left out for the default rule',
    example: 3,
  }),
  timestamp: moment({
    description: 'When it was first used: ISO 8601 or milliseconds since 1970; the arrival when left out',
    example: '2026-11-20T12:00:00Z',
  }),
  sent_at: moment({
    description:
      'When the call was sent by the same clock; from a minute off on, the time is shifted by the difference',
    example: '2026-11-20T12:00:30Z',
  }),
  url: optionalPageAddress({ description: 'The page', example: 'https://shop.example.com/' }),
  attributes: attributes({
    description: 'The first 20 short ones are kept for breakdowns',
    example: { plan: 'pro' },
  }),
});

/** The body of `POST /api/exposures`. */
export const exposuresSchema = Type.Object(
  {
    exposures: required(Type.Array(Type.Unsafe<unknown>({ ...exposureSchema }), { maxItems: maxExposures }), {
      rule: `must be a list of at most ${maxExposures} objects`,
      missing: 'is missing',
      description: 'What was decided and used',
      example: [{ user_id: 'customer-17', experiment_id: 12, variant_id: 31, allocation_version: 1 }],
    }),
  },
  { additionalProperties: false },
);

export type ExposureBody = Static<typeof exposureSchema>;
