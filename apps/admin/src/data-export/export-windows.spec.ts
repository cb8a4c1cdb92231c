import { endOfWindow } from './export-windows.js';

const time = (text: string): Date => new Date(`2026-11-${text}Z`);
const hour = 3_600_000;

describe('endOfWindow', () => {
  it.each([
    ['an hour that is over', '29T10:00', '29T11:00', hour, '29T11:00'],
    ['as many hours as are over', '29T10:00', '29T13:59:59.999', hour, '29T13:00'],
    ['no further than midnight', '28T23:00', '29T13:30', hour, '29T00:00'],
    ['a whole day when it is long past', '10T00:00', '29T13:30', hour, '11T00:00'],
    ['to a boundary of another interval than before', '29T10:05', '29T10:45', hour / 4, '29T10:45'],
    [
      'to midnight with an interval that the day is no multiple of',
      '28T23:55',
      '29T00:01',
      hour * 0.7,
      '29T00:00',
    ],
  ])('is %s', (_, since, horizon, interval, until) => {
    expect(endOfWindow(time(since), time(horizon), interval)).toEqual(time(until));
  });

  it.each([
    ['within the first hour', '29T10:00', '29T10:59:59.999', hour],
    ['before a boundary of another interval than before', '29T10:05', '29T10:59', hour],
    ['of a time to come', '29T10:00', '28T10:00', hour],
  ])('is not there %s', (_, since, horizon, interval) => {
    expect(endOfWindow(time(since), time(horizon), interval)).toBeUndefined();
  });
});
