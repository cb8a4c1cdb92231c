import { bodiesAround } from '../../../../libs/http/src/testing/generated-bodies.js';
import { bodyChecker, FieldFaults } from '../requests/index.js';
import { readEvent } from './event-request.js';
import { eventSchema, typedEventSchema } from './event-schema.js';

const receivedAt = Date.UTC(2026, 10, 20, 12);
const others = {
  user_id: 'ada',
  experiment_id: 'green-button',
  variant_id: 11,
  variant: 'Green',
  timestamp: receivedAt - 60_000,
  sent_at: '2026-11-20T12:00:00Z',
  value: 59.9,
  properties: { items: 3 },
  event_id: 'order-4711',
  campaign_id: 'spring',
  ad_id: 4,
  device_type: '',
};

/** Rules between fields, and with the clock, are none of a form. */
const beyondForms = /^(must not lie|needs an experiment_id)/;

const sentences = (faults: FieldFaults): string[] =>
  faults.list
    .filter(({ message }) => !beyondForms.test(message))
    .map(({ field, message }) => `${field} ${message}`)
    .sort();

it.each([
  { schema: eventSchema, type: undefined, good: { ...others, type: 'conversion' } },
  { schema: typedEventSchema, type: 'click', good: others },
])('is what the parser takes ($type), and both name the same faults in the same words', (one) => {
  const check = bodyChecker(one.schema as typeof eventSchema);
  let [accepted, refused] = [0, 0];
  for (const body of bodiesAround(one.good)) {
    const [byParser, bySchema] = [new FieldFaults(), new FieldFaults()];
    readEvent(body, { receivedAt, ...(one.type !== undefined && { type: one.type }) }, byParser);
    const isRight = check(body, bySchema);

    expect({ body, faults: sentences(byParser) }).toEqual({ body, faults: sentences(bySchema) });
    const isOfForm = byParser.list.every(({ message }) => !beyondForms.test(message));
    if (isOfForm) expect({ body, code: byParser.code }).toEqual({ body, code: bySchema.code });
    if (isRight) accepted++;
    else refused++;
  }
  expect(Math.min(accepted, refused)).toBeGreaterThan(100);
});
