import { hourMs } from '#libs/durations';
import { endOfWindow } from './export-windows.js';

const time = (text: string): Date => new Date(`2026-11-${text}Z`);

describe('endOfWindow', () => {
  it.each([
    ['an hour that is over', '29T10:00', '29T11:00', hourMs, '29T11:00'],
    ['as many hours as are over', '29T10:00', '29T13:59:59.999', hourMs, '29T13:00'],
    ['no further than midnight', '28T23:00', '29T13:30', hourMs, '29T00:00'],
    ['a whole day when it is long past', '10T00:00', '29T13:30', hourMs, '11T00:00'],
    ['to a boundary of another interval than before', '29T10:05', '29T10:45', hourMs / 4, '29T10:45'],
    [
      'to midnight with an interval that the day is no multiple of',
      '28T23:55',
      '29T00:01',
      hourMs * 0.7,
      '29T00:00',
    ],
  ])('is %s', (_, since, horizon, interval, until) => {
    expect(endOfWindow(time(since), time(horizon), interval)).toEqual(time(until));
  });

  it.each([
    ['within the first hour', '29T10:00', '29T10:59:59.999', hourMs],
    ['before a boundary of another interval than before', '29T10:05', '29T10:59', hourMs],
    ['of a time to come', '29T10:00', '28T10:00', hourMs],
  ])('is not there %s', (_, since, horizon, interval) => {
    expect(endOfWindow(time(since), time(horizon), interval)).toBeUndefined();
  });
});
