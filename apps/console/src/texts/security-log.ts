import type { Schema } from '../api/client.js';
import { pageTitles } from './page-titles.js';

/** Texts of the security log. */
export const securityLog = {
  title: pageTitles.securityLog,
  about: 'Logins, denied requests and changes to security settings.',
  filters: {
    kind: 'Event',
    anyKind: 'All events',
    user: 'Member',
    anyUser: 'All members',
    from: 'From',
    to: 'To',
  },
  columns: { at: 'Time', event: 'Event', who: 'Account or key', from: 'Network' },
  key: (id: number) => `API key ${id}`,
  times: (count: number) => `${count} times within a minute`,
  several: 'Several networks',
  empty: { title: 'No security events yet', text: 'Logins and denied requests appear here.' },
  nothingFound: { title: 'No matches', text: 'No events match these filters.' },
} as const;

/** Names of events, by kind. */
export const securityEventNames: Record<Schema<'SecurityEntryDto'>['kind'], string> = {
  'login-succeeded': 'Logged in',
  'login-failed': 'Login failed',
  'rate-limited': 'Too many requests',
  'code-failed': 'Wrong code entered',
  'refresh-token-reused': 'Session ended: its token was used twice',
  'password-changed': 'Password changed',
  'new-device': 'Login from a new device',
  'key-created': 'API key created',
  'key-revoked': 'API key revoked',
  'key-new-network': 'API key used from a new network',
  'key-many-networks': 'API key used from many new networks',
  refusals: '20 requests denied within a minute',
  'settings-changed': 'Security settings changed',
};

/** Texts of reasons; unknown reasons are shown as sent. */
export const securityReasons: Readonly<Record<string, string>> = {
  'wrong-password': 'wrong password',
  'not-verified': 'account not verified',
  disabled: 'account disabled',
};
