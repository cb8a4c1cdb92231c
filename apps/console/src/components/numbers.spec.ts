import { describe, expect, it } from '@jest/globals';
import { count, difference, signedPercent, valueOf } from './numbers.js';

describe('numbers as they are written', () => {
  it.each([
    [0, '0'],
    [1234, '1,234'],
    [1234.5678, '1,234.568'],
    [null, '–'],
  ])('a count: %p', (value, text) => {
    expect(count(value)).toBe(text);
  });

  it.each([
    [0.0512, '+5.1%'],
    [-0.0512, '−5.1%'],
    [0.734, '+73%'],
    [-0.996, '−100%'],
    [12.3, '+1,230%'],
    [0, '0%'],
  ])('a lift: %p', (value, text) => {
    expect(signedPercent(value)).toBe(text);
  });

  it.each([
    [12_345.6, '12,346'],
    [12.34, '12.3'],
    [0.5, '0.50'],
    [0.01234, '0.0123'],
    [0, '0.00'],
    [-2.5, '−2.50'],
  ])('a value with as many decimals as make columns comparable: %p', (value, text) => {
    expect(valueOf(value, 'mean')).toBe(text);
  });

  it('a rate in percent, and its difference in points with two decimals at most', () => {
    expect(valueOf(0.0512, 'binomial')).toBe('5.12%');
    expect(difference(0.051_234, 'binomial')).toMatch(/^\+5\.12\b/);
    expect(difference(0.5, 'binomial')).toMatch(/^\+50\b/);
  });
});
