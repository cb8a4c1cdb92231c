import { describe, expect, it } from '@jest/globals';
import { dayText, isDay, shortDay } from './days.js';

describe('days', () => {
  it('are those of UTC, whatever the time zone', () => {
    expect(dayText('2026-11-23')).toMatch(/23.*2026/);
    expect(dayText('2026-11-23T23:30:00.000Z')).toBe(dayText('2026-11-23'));
    expect(shortDay('2026-01-01')).toMatch(/\b1\b/);
    expect(shortDay('2026-01-01')).not.toContain('2026');
  });

  it.each([
    ['2026-11-23', true],
    ['1970-01-01', true],
    ['9999-12-31', true],
    ['0202-11-23', false],
    ['12026-11-23', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-11', false],
    ['soon', false],
    ['', false],
  ])('know %p: %p', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
