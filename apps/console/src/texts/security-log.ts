import type { Schema } from '../api/client.js';

/** Words of the security log. */
export const securityLog = {
  title: 'Security log',
  about: 'Log-ins, refusals, and changes of settings that protect your data.',
  filters: {
    kind: 'Event',
    anyKind: 'All events',
    user: 'Member',
    anyUser: 'All members',
    from: 'From',
    to: 'Until',
  },
  columns: { at: 'When', event: 'Event', who: 'Account or key', from: 'Network' },
  key: (id: number) => `API key ${id}`,
  times: (count: number) => `${count} times within a minute`,
  several: 'Several networks',
  empty: { title: 'No security events yet', text: 'Log-ins and refusals appear here.' },
  nothingFound: { title: 'Nothing found', text: 'No event matches these filters.' },
} as const;

/** What happened, by the kind of the event. */
export const securityEventNames: Record<Schema<'SecurityEntryDto'>['kind'], string> = {
  'login-succeeded': 'Logged in',
  'login-failed': 'Log-in failed',
  'rate-limited': 'Too many requests',
  'code-failed': 'Wrong code entered',
  'refresh-token-reused': 'Session ended: its token was used twice',
  'password-changed': 'Password changed',
  'new-device': 'Log-in from a new device',
  'key-created': 'API key created',
  'key-revoked': 'API key revoked',
  'key-new-network': 'API key used from a new network',
  'key-many-networks': 'API key used from many new networks',
  refusals: 'Refused 20 times within a minute',
  'settings-changed': 'Security settings changed',
};

/** Reasons, as people say them; one that is not here is shown as it is. */
export const securityReasons: Readonly<Record<string, string>> = {
  'wrong-password': 'wrong password',
  'not-verified': 'account not verified',
  disabled: 'account disabled',
};
