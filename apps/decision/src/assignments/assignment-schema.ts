import Type, { type Static } from 'typebox';
import {
  attributes,
  endUser,
  experimentReference,
  experimentRule,
  optionalPageAddress,
  required,
  shortText,
} from '../requests/index.js';

const maxExperiments = 500;
const closed = { additionalProperties: false };
const kept = { description: 'Kept from the first assignment' };

const visit = {
  user_id: endUser({ example: 'customer-17' }),
  url: optionalPageAddress({
    description: 'The page; without one, experiments with URL conditions are `not_targeted`',
    example: 'https://shop.example.com/product/7',
  }),
  attributes: attributes({
    description:
      'What segment rules may ask for, at most 10 levels deep. With a publishable key what the headers tell of the ' +
      'browser is known too.',
    example: { plan: 'pro' },
  }),
  device_type: shortText(kept),
  campaign_id: shortText(kept),
  ad_id: shortText(kept),
};

/** The body of `POST /api/assignment`. */
export const assignmentSchema = Type.Object(
  {
    experiment_id: required(experimentReference, {
      rule: experimentRule,
      missing: 'is missing',
      description: 'Id or key',
      example: 5,
    }),
    ...visit,
  },
  closed,
);

/** The body of `POST /api/experiments/check-eligibility`. */
export const eligibilitySchema = Type.Object(
  {
    experiment_ids: required(Type.Array(experimentReference, { maxItems: maxExperiments }), {
      rule: `must be a list of at most ${maxExperiments} ids or keys of experiments`,
      description: 'Ids or keys',
      example: [5],
    }),
    ...visit,
  },
  closed,
);

/** Whom a call is about, and what is known of the visit. */
export type VisitBody = Omit<Static<typeof assignmentSchema>, 'experiment_id'>;
