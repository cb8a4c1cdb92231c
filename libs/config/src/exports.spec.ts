import { readExports } from './exports.js';
import { SettingReader } from './setting-reader.js';

const read = (environment: Record<string, string>) => {
  const settings = new SettingReader(environment);
  return { exports: readExports(settings), faults: settings.faults };
};
const STORAGE_ENDPOINT = 'store:9000';

describe('readExports', () => {
  it('is absent unless an interval is set', () => {
    expect(read({ STORAGE_ENDPOINT, EXPORT_PREFIX: 'lake' })).toEqual({ exports: undefined, faults: [] });
  });

  it.each([
    [{ EXPORT_INTERVAL_MINUTES: '60' }, { intervalMinutes: 60, prefix: 'data-export' }],
    [
      { EXPORT_INTERVAL_MINUTES: '5', EXPORT_PREFIX: 'lake/raw' },
      { intervalMinutes: 5, prefix: 'lake/raw' },
    ],
  ])('reads %j', (given, exports) => {
    expect(read({ STORAGE_ENDPOINT, ...given })).toEqual({ exports, faults: [] });
  });

  it.each<[Record<string, string>, string]>([
    [{ EXPORT_INTERVAL_MINUTES: '60' }, 'EXPORT_INTERVAL_MINUTES needs STORAGE_ENDPOINT.'],
    [{ STORAGE_ENDPOINT, EXPORT_INTERVAL_MINUTES: '4' }, 'EXPORT_INTERVAL_MINUTES must be'],
    ...['/lake', 'lake/', '../lake', 'a//b'].map((EXPORT_PREFIX): [Record<string, string>, string] => [
      { STORAGE_ENDPOINT, EXPORT_PREFIX },
      'EXPORT_PREFIX must be',
    ]),
  ])('refuses %j', (given, fault) => {
    expect(read(given).faults).toEqual([expect.stringContaining(fault)]);
  });
});
