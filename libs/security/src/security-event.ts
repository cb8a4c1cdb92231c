/**
 * What the security log tells about, each with its level in the process's log.
 *
 * `rate-limited` and the others that may come in floods are kept in bounded numbers (`storeSecurityEntry`).
 */
export const securityEvents = {
  'login-succeeded': 'info',
  'login-failed': 'warn',
  'rate-limited': 'warn',
  'code-failed': 'warn',
  'refresh-token-reused': 'warn',
  'password-changed': 'info',
  'new-device': 'info',
  'key-created': 'info',
  'key-revoked': 'info',
  'key-new-network': 'warn',
  'key-many-networks': 'warn',
  refusals: 'warn',
  'settings-changed': 'info',
} as const satisfies Record<string, 'info' | 'warn'>;

export type SecurityEventKind = keyof typeof securityEvents;

export const securityEventKinds = Object.keys(securityEvents) as SecurityEventKind[];

/** The ones whose entries keep the caller's address for a while; all others keep its network only. */
export const kindsWithAddress: ReadonlySet<SecurityEventKind> = new Set<SecurityEventKind>([
  'login-succeeded',
  'login-failed',
  'rate-limited',
  'code-failed',
  'refresh-token-reused',
  'new-device',
]);

/** Something that those who look after an organization should be able to see afterwards. */
export interface SecurityEvent {
  kind: SecurityEventKind;
  /** The account it is about. */
  userId?: number;
  /** In place of `userId`, an address as it was typed. It is told on only when an account has it. */
  email?: string;
  /** The key it is about. */
  apiKeyId?: number;
  /** Whose log it belongs to; left out, that of the key's project or those of all organizations of the account. */
  organizationId?: number;
  projectId?: number;
  /** A word or two that never change, such as `wrong-password`. */
  reason?: string;
  /** The caller's address; left out, that of the present request. Null: nobody is to know it. */
  address?: string | null;
  /** What else there is to know: no secrets, nothing about end users. */
  details?: Readonly<Record<string, unknown>>;
}
