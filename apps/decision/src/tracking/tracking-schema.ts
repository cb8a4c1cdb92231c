import Type from 'typebox';
import { experimentReportKinds } from '#libs/entities';
import {
  endUser,
  eventId,
  eventValue,
  experimentRule,
  integer,
  keptObject,
  moment,
  optional,
  optionalEndUser,
  optionalProject,
  project,
  required,
  text,
} from '../requests/index.js';

const maxEventName = 1_000;
const maxDetail = 1_000;
const maxPropertiesBytes = 4_096;

const happened = {
  value: eventValue({
    description: 'For example a revenue; at most 10^9, or what the metric says',
    example: 12.5,
  }),
  eventId: eventId({ description: 'Makes a retry count once, per project', example: 'order-4711' }),
  timestamp: moment({ description: 'When it happened by the clock of the caller' }),
  sentAt: moment({ description: 'When the call was sent by that same clock, which it corrects' }),
};

const preview = (description: string) => optional(text, { rule: 'must be a text', description });

/** An experiment that an event counts in. */
const counted = {
  experimentId: required(Type.Union([integer, Type.String({ minLength: 1 })]), {
    rule: experimentRule,
    description: 'The id or the key of the experiment',
    example: 5,
  }),
  projectId: optionalProject({
    description:
      'The public id of the project (`p_` and 22 characters), or its number where the project answers to it. Needed with ' +
      'the key of an experiment',
  }),
  endUserId: optionalEndUser({ example: 42 }),
  preview: preview('The token of a preview link of this experiment: counted in QA mode and not stored'),
  ...happened,
};

const eventName = required(Type.String({ minLength: 1, maxUnits: maxEventName, format: 'storable' }), {
  rule: `must be a text of 1 to ${maxEventName} characters when custom is true`,
  description: 'The name of a custom event, as in the selector of a custom metric',
  example: 'signup',
});

const isCustom = required(Type.Literal(true), {
  rule: 'must be true or false',
  description: 'A custom event, no click',
  example: true,
});

/** A click that a metric counts. */
export const clickSchema = Type.Object({
  custom: optional(Type.Literal(false), { rule: 'must be true or false', example: false }),
  metricsId: required(integer, {
    rule: 'must be an integer unless custom is true',
    description: 'The metric',
    example: 31,
  }),
  ...counted,
});

/** A custom event of an experiment. */
export const customEventSchema = Type.Object({ custom: isCustom, eventName, ...counted });

/** A custom event of a project, which counts in each experiment that its end user is in. */
export const projectEventSchema = Type.Object({
  custom: isCustom,
  projectId: project(),
  endUserId: endUser({ example: 42 }),
  eventName,
  preview: preview(
    'The token of a preview link of the project: counted in QA mode by metrics of its experiment, and not stored',
  ),
  ...happened,
  currency: optional(Type.String({ pattern: '^[A-Z]{3}$' }), {
    rule: 'must be three capital letters, by ISO 4217',
    description: 'Of the value, by ISO 4217',
    example: 'EUR',
  }),
  properties: keptObject({
    rule: `must be an object at most 10 levels deep, of at most ${maxPropertiesBytes} bytes as JSON`,
    maxBytes: maxPropertiesBytes,
    description: 'At most 4 KiB of JSON',
    example: { items: 3 },
  }),
});

/** What a browser tells of an experiment that is no event. */
export const reportSchema = Type.Object({
  report: required(Type.Enum([...experimentReportKinds]), {
    rule: `must be one of ${experimentReportKinds.join(', ')}`,
    description:
      'Tells of the Active experiment `experimentId` of `projectId`, for `endUserId`, that its answer came too late, ' +
      'that its variation could not be applied, or that its redirect went in a circle: no event, no counter',
    example: 'late',
  }),
  projectId: project(),
  endUserId: endUser({ example: 42 }),
  experimentId: required(Type.Union([integer, Type.String({ pattern: '^[a-z0-9_-]{1,64}$' })]), {
    rule: experimentRule,
    description: 'Its id or key',
    example: 5,
  }),
  detail: optional(Type.String({ maxUnits: maxDetail }), {
    rule: `must be a text of at most ${maxDetail} characters`,
    description: 'What happened',
  }),
});

/** What an item of a call may be. Unknown fields are ignored, since a client may be newer than the server. */
export const trackedSchemas = [clickSchema, customEventSchema, projectEventSchema, reportSchema];
