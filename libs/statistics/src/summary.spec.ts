import { summarize, type SummaryInput } from './index.js';

const variations = [
  { key: 'control', isControl: true },
  { key: '__proto__', isControl: false },
];
const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const assigned = (userId: string, variation: string, day: number) => ({
  userId,
  variation,
  assignedAt: at(day),
});
const event = (eventId: string, userId: string, day: number, type = 'buy') => ({
  eventId,
  userId,
  type,
  timestamp: at(day),
});
const input = (more: Partial<SummaryInput>): SummaryInput => ({
  variations,
  assignments: [],
  events: [],
  conversionEvent: 'buy',
  ...more,
});

describe('summarize', () => {
  it('counts a user in the variation of the earliest assignment, whatever the order', () => {
    const assignments = [assigned('u', '__proto__', 3), assigned('u', 'control', 2)];

    const { variations: counted } = summarize(input({ assignments, events: [event('1', 'u', 2)] }));

    expect(counted.control).toMatchObject({ users: 1, convertingUsers: 1, events: 1 });
    expect(Object.entries(counted)[1]![1]).toMatchObject({ users: 0, conversionRate: null });
  });

  it('counts events from the assignment on and before the end, each once', () => {
    const assignments = [assigned('u', 'control', 2)];
    const events = [
      event('1', 'u', 1),
      event('2', 'u', 2),
      event('2', 'u', 2),
      event('3', 'u', 5),
      event('4', 'x', 3),
    ];

    const { variations: counted } = summarize(input({ assignments, events, endedAt: at(5) }));

    expect(counted.control!.eventsByType).toEqual({ buy: { count: 1, uniqueUsers: 1, conversionRate: 1 } });
  });

  it('has no lifts with two controls', () => {
    const both = variations.map((variation) => ({ ...variation, isControl: true }));

    expect(summarize(input({ variations: both })).liftPercentage).toEqual({});
  });
});
