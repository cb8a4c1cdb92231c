import type { DomainError } from '#libs/errors';
import { parseTrackedEvent } from './tracking-request.js';

const arrival = {
  receivedAt: Date.UTC(2026, 10, 22, 12),
  origin: null,
  readPreview: () => ({ experimentId: 3 }),
};

function faultsOf(body: unknown): string[] {
  try {
    parseTrackedEvent(body, arrival);
  } catch (error) {
    return (error as DomainError).fields.map(({ field }) => field);
  }
  return [];
}

describe('parseTrackedEvent', () => {
  it('reads a click with all that may be said about it', () => {
    const event = parseTrackedEvent(
      {
        experimentId: 3,
        custom: false,
        metricsId: 9,
        endUserId: 42,
        value: 12.5,
        eventId: 'e-1',
        timestamp: '2026-11-22T11:00:00Z',
        futureField: true,
      },
      { ...arrival, origin: 'https://shop.example' },
    );

    expect(event).toEqual({
      experiment: { id: 3, key: null, projectId: null },
      metric: { metricId: 9 },
      endUserId: '42',
      value: 12.5,
      eventId: 'e-1',
      occurredAt: Date.UTC(2026, 10, 22, 11),
      receivedAt: arrival.receivedAt,
      origin: 'https://shop.example',
      previewedId: null,
    });
  });

  it('knows a preview by its token, and refuses one that is not valid', () => {
    const click = { experimentId: 3, metricsId: 9, preview: 'token' };
    const refuse = (token: string): never => {
      throw new Error(`no ${token}`);
    };

    expect(parseTrackedEvent(click, arrival).previewedId).toBe(3);
    expect(parseTrackedEvent({ ...click, preview: '' }, arrival).previewedId).toBeNull();
    expect(() => parseTrackedEvent(click, { ...arrival, readPreview: refuse })).toThrow('no token');
    expect(faultsOf({ ...click, preview: 7 })).toEqual(['preview']);
  });

  it('reads a custom event of which little is said', () => {
    const event = parseTrackedEvent(
      { experimentId: 'buy-button', custom: true, eventName: 'signup' },
      arrival,
    );

    expect(event).toMatchObject({
      experiment: { id: null, key: 'buy-button', projectId: null },
      metric: { eventName: 'signup' },
      endUserId: null,
      value: null,
      eventId: null,
      occurredAt: arrival.receivedAt,
    });
  });

  it.each([
    [7, { id: 7, key: null }],
    ['7', { id: 7, key: null }],
    ['checkout_2', { id: null, key: 'checkout_2' }],
    [0, { id: 0, key: null }],
    [-3, { id: 0, key: null }],
    [2 ** 40, { id: 0, key: null }],
    ['99999999999', { id: 0, key: null }],
    ['No Such Key', { id: 0, key: null }],
    ['a\0b', { id: 0, key: null }],
  ])('takes the experiment reference %p for %p', (experimentId, expected) => {
    const event = parseTrackedEvent({ experimentId, metricsId: 1 }, arrival);

    expect(event.experiment).toMatchObject(expected);
  });

  it('takes an event id that is a number for its text', () => {
    expect(parseTrackedEvent({ experimentId: 1, metricsId: 1, eventId: 5 }, arrival).eventId).toBe('5');
  });

  it.each([
    [{ metricsId: 1 }, ['experimentId']],
    [{ experimentId: '', metricsId: 1 }, ['experimentId']],
    [{ experimentId: 1.5, metricsId: 1 }, ['experimentId']],
    [{ experimentId: 1 }, ['metricsId']],
    [{ experimentId: 1, metricsId: '1' }, ['metricsId']],
    [{ experimentId: 1, custom: true }, ['eventName']],
    [{ experimentId: 1, custom: true, eventName: '' }, ['eventName']],
    [{ experimentId: 1, custom: true, eventName: 'x'.repeat(1_001) }, ['eventName']],
    [{ experimentId: 1, custom: true, eventName: 'buy\0' }, ['eventName']],
    [{ experimentId: 1, custom: true, eventName: 'buy\ud800' }, ['eventName']],
    [{ experimentId: 1, custom: 'yes', metricsId: 1 }, ['custom']],
    [{ experimentId: 1, metricsId: 1, projectId: 'p' }, ['projectId']],
    [{ experimentId: 1, metricsId: 1, endUserId: '' }, ['endUserId']],
    [{ experimentId: 1, metricsId: 1, endUserId: {} }, ['endUserId']],
    [{ experimentId: 1, metricsId: 1, value: '12' }, ['value']],
    [{ experimentId: 1, metricsId: 1, value: 1e15 }, ['value']],
    [{ experimentId: 1, metricsId: 1, value: Infinity }, ['value']],
    [{ experimentId: 1, metricsId: 1, eventId: 'a\0' }, ['eventId']],
    [{ experimentId: 1, metricsId: 1, eventId: 'x'.repeat(129) }, ['eventId']],
    [{ experimentId: 1, metricsId: 1, timestamp: 'soon' }, ['timestamp']],
    [{ experimentId: 1, metricsId: 1, timestamp: '2026-02-30' }, ['timestamp']],
    [{ experimentId: 1, metricsId: 1, sentAt: '2026-04-31T10:00Z' }, ['sentAt']],
    [{ experimentId: 1, metricsId: 1, sentAt: {} }, ['sentAt']],
    [{ custom: true, value: 'x' }, ['experimentId', 'eventName', 'value']],
    [[], ['body']],
    [null, ['body']],
    ['text', ['body']],
  ])('finds the faults of %j', (body, expected) => {
    expect(faultsOf(body)).toEqual(expected);
  });
});
