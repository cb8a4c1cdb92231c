import { freeKey, isExperimentKey, slugOf } from './experiment-key.js';

describe('slugOf', () => {
  it.each([
    ['Green Button!', 'green-button'],
    ['  Größe & Farbe  ', 'gro-e-farbe'],
    ['2024', 'experiment-2024'],
    ['plan', 'experiment-plan'],
    ['日本', 'experiment'],
    ['---', 'experiment'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('makes a valid key of %j', (title, key) => {
    expect(slugOf(title)).toBe(key);
    expect(isExperimentKey(slugOf(title))).toBe(true);
  });
});

describe('freeKey', () => {
  it('counts up from 2 until a key is free', () => {
    expect(freeKey('a', new Set())).toBe('a');
    expect(freeKey('a', new Set(['a', 'a-2']))).toBe('a-3');
  });

  it('keeps a numbered key within its length', () => {
    const long = 'y'.repeat(64);

    const key = freeKey(long, new Set([long]));

    expect(isExperimentKey(key)).toBe(true);
  });
});
