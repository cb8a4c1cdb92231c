import { jest } from '@jest/globals';
import { RecurringFault } from './recurring-fault.js';

afterEach(() => void jest.useRealTimers());

it('logs a thousand failures in a row in two lines', () => {
  jest.useFakeTimers();
  const lines: string[] = [];
  const fault = new RecurringFault({ warn: (line) => lines.push(line) }, 'A connection was lost');

  for (let time = 0; time < 1_000; time++) {
    fault.tell(new Error(`reset ${time}`));
    jest.advanceTimersByTime(59_000);
  }
  expect(lines).toEqual(['A connection was lost: reset 0']);
  jest.advanceTimersByTime(60_000);
  fault.tell('again');

  expect(lines.slice(1)).toEqual([
    'Over: A connection was lost (999 more times).',
    'A connection was lost: again',
  ]);
});
