import { integer, text, type Reader } from './readers.js';
import type { SettingReader } from './setting-reader.js';

/** The scheduled export of exposures and events to object storage. */
export interface ExportSettings {
  /** How much time one export covers. */
  readonly intervalMinutes: number;
  /** The folder in the bucket. */
  readonly prefix: string;
}

const folder: Reader<string> = (value) => {
  if (!/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/.test(value))
    throw new Error('must be names of letters, digits, _ and -, with / between them');
  return value;
};

/** The export is on when its interval is set; then object storage is needed. */
export function readExports(settings: SettingReader): ExportSettings | undefined {
  const intervalMinutes = settings.optional(['EXPORT_INTERVAL_MINUTES'], integer(5, 1_440));
  const prefix = settings.read(['EXPORT_PREFIX'], folder, 'data-export');
  if (intervalMinutes === undefined) return undefined;
  if (settings.optional(['STORAGE_ENDPOINT'], text) === undefined)
    settings.faults.push('EXPORT_INTERVAL_MINUTES needs STORAGE_ENDPOINT.');
  return Object.freeze({ intervalMinutes, prefix });
}
