import { describe, expect, it } from '@jest/globals';
import { dayText, shortDay } from './days.js';

describe('days', () => {
  it('are those of UTC, whatever the time zone', () => {
    expect(dayText('2026-11-23')).toMatch(/23.*2026/);
    expect(dayText('2026-11-23T23:30:00.000Z')).toBe(dayText('2026-11-23'));
    expect(shortDay('2026-01-01')).toMatch(/\b1\b/);
    expect(shortDay('2026-01-01')).not.toContain('2026');
  });
});
