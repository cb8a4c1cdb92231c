import Type, { type Static } from 'typebox';
import {
  endUser,
  eventId,
  eventValue,
  experimentReference,
  experimentRule,
  integer,
  keptObject,
  moment,
  optional,
  required,
  shortText,
} from '../requests/index.js';

const maxTypeLength = 1_000;
const maxTypeBytes = 2_000;

const typeOfEvent = required(
  Type.String({ minLength: 1, maxUnits: maxTypeLength, format: 'storable', maxBytes: maxTypeBytes }),
  {
    rule: `must be a text of 1 to ${maxTypeLength} characters and at most ${maxTypeBytes} bytes`,
    description:
      'At most 2,000 bytes. `exposure` with `experiment_id` also records that the end user was shown what the server serves',
    example: 'conversion',
  },
);

const others = {
  experiment_id: optional(experimentReference, {
    rule: experimentRule,
    description:
      'Id or key. Without one the event belongs to every experiment that the end user is assigned in.',
  }),
  variant_id: optional(Type.Union([integer, Type.String({ pattern: '^\\d{1,10}$' })]), {
    rule: 'must be an integer',
    description: 'Needs `experiment_id`. Results use the recorded assignment',
  }),
  variant: shortText({ description: 'The name in place of the id; needs `experiment_id`' }),
  timestamp: moment({
    description:
      'ISO 8601 (UTC when it names no zone) or milliseconds since 1970; the arrival when left out. More than ' +
      'five minutes ahead is refused. Without a fraction of a second it counts from its second.',
    example: '2026-11-20T12:00:00Z',
  }),
  sent_at: moment({
    description:
      'When the call was sent by the clock that `timestamp` is of, in the same forms. From a minute off on, the ' +
      'time is shifted by the difference to the arrival.',
    example: '2026-11-20T12:00:30Z',
  }),
  value: eventValue({ description: 'For example a revenue', example: 59.9 }),
  properties: keptObject({
    rule: 'must be an object at most 10 levels deep, without NUL and broken characters',
    description: 'At most 10 levels deep',
    example: { items: 3 },
  }),
  event_id: eventId({
    description:
      'Makes a retry count once for 30 days: the same id, end user, type and experiment, with a key of the same kind',
    example: 'order-4711',
  }),
  url: Type.Optional(
    Type.Unsafe<unknown>({
      description: 'The page, for events of the type `exposure`; otherwise ignored',
      example: 'https://shop.example.com/product/7',
    }),
  ),
  attributes: Type.Optional(
    Type.Unsafe<unknown>({
      description: 'What segment rules may ask for, for events of the type `exposure`; otherwise ignored',
      example: { plan: 'pro' },
    }),
  ),
  campaign_id: shortText({ example: 'spring' }),
  ad_id: shortText({ example: 'ad-4' }),
  device_type: shortText({ example: 'mobile' }),
};

const user = { user_id: endUser({ example: 'customer-17' }) };

/** An event whose type its path names. */
export const typedEventSchema = Type.Object({ ...user, ...others });

/** An event of `POST /api/events`. Unknown fields are ignored, since a client may be newer than the server. */
export const eventSchema = Type.Object({ ...user, type: typeOfEvent, ...others });

export type EventBody = Static<typeof eventSchema>;
