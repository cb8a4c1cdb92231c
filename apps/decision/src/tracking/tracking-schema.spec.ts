import { DomainError } from '#libs/errors';
import { bodiesAround } from '../../../../libs/http/src/testing/generated-bodies.js';
import { bodyChecker, FieldFaults, isObject } from '../requests/index.js';
import { isProjectEvent, readProjectEvent } from './project-event-request.js';
import { isReport, parseReport } from './report-request.js';
import { parseTrackedEvent } from './tracking-request.js';
import { clickSchema, customEventSchema, projectEventSchema, reportSchema } from './tracking-schema.js';

const receivedAt = Date.UTC(2026, 10, 20, 12);
const arrival = { receivedAt, origin: null, readPreview: () => ({ experimentId: 1 }) };
const checks = {
  click: bodyChecker(clickSchema),
  custom: bodyChecker(customEventSchema),
  ofProject: bodyChecker(projectEventSchema),
  report: bodyChecker(reportSchema),
};

/** As the service tells them apart. */
function kindOf(body: unknown): keyof typeof checks {
  if (isReport(body)) return 'report';
  if (isProjectEvent(body)) return 'ofProject';
  return isObject(body) && body['custom'] === true ? 'custom' : 'click';
}

function fieldsOfParser(body: unknown): string[] {
  const faults = new FieldFaults();
  try {
    if (isReport(body)) parseReport(body);
    else if (isProjectEvent(body)) readProjectEvent(body, arrival, faults);
    else parseTrackedEvent(body, arrival);
    faults.throwIfAny();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [...new Set(error.fields.map(({ field }) => field))].sort();
  }
}

const happened = {
  value: 12.5,
  eventId: 'order-1',
  timestamp: receivedAt - 1,
  sentAt: '2026-11-20T12:00:00Z',
};
const counted = { experimentId: 5, projectId: 1, endUserId: 42, preview: '', ...happened };

it.each([
  { kind: 'click', good: { metricsId: 31, custom: false, eventName: null, ...counted } },
  { kind: 'custom', good: { custom: true, eventName: 'signup', metricsId: null, ...counted } },
  {
    kind: 'ofProject',
    good: {
      ...{ custom: true, projectId: 'p_1', endUserId: 'ada', eventName: 'signup', ...happened },
      ...{ currency: 'EUR', properties: { items: 3 }, preview: '' },
    },
  },
  {
    kind: 'report',
    good: { report: 'late', projectId: 1, endUserId: 42, experimentId: 'a-key', detail: 'slow' },
  },
])('of a $kind is what the parser takes, and both name the same fields', ({ kind, good }) => {
  expect(kindOf(good)).toBe(kind);
  const counts = { accepted: 0, refused: 0 };
  for (const body of bodiesAround(good)) {
    const faults = new FieldFaults();
    const isRight = checks[kindOf(body)](body, faults);
    const named = [...new Set(faults.list.map(({ field }) => field))].sort();

    expect({ body, fields: fieldsOfParser(body) }).toEqual({ body, fields: named });
    counts[isRight ? 'accepted' : 'refused']++;
  }
  expect(Math.min(counts.accepted, counts.refused)).toBeGreaterThan(100);
});
