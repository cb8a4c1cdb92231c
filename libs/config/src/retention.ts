import type { Config } from './config.js';
import { integer } from './readers.js';
import type { SettingReader } from './setting-reader.js';

/** How long events and rows of end users are kept, as EVENT_RETENTION_DAYS and USER_ROW_RETENTION_DAYS say. */
export function retention(
  settings: SettingReader,
): Pick<Config, 'eventRetentionDays' | 'userRowRetentionDays'> {
  return {
    eventRetentionDays: settings.optional(['EVENT_RETENTION_DAYS'], integer(1, 36_500)),
    userRowRetentionDays: settings.optional(['USER_ROW_RETENTION_DAYS'], integer(90, 36_500)),
  };
}
