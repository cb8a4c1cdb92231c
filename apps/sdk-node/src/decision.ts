import type { FlagValue } from '#libs/evaluation';

/** What an end user gets of a flag, and why. */
export interface Decision {
  readonly key: string;
  /** `undefined`: the default in the code counts. */
  readonly value: FlagValue | undefined;
  /** The variation's name. */
  readonly variant?: string | undefined;
  readonly reason: 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED' | 'UNKNOWN' | 'ERROR';
  readonly errorCode?:
    'PROVIDER_NOT_READY' | 'FLAG_NOT_FOUND' | 'TARGETING_KEY_MISSING' | 'INVALID_CONTEXT' | 'GENERAL';
  readonly errorDetails?: string;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
}

/** A decision that could not be made. */
export function failed(key: string, errorCode: Decision['errorCode'], errorDetails: string): Decision {
  return { key, value: undefined, reason: 'ERROR', errorCode, errorDetails, metadata: {} };
}

/** The value where it is there and of the type of the fallback, else the fallback. */
export function valueOr<T>(value: unknown, fallback: T): T {
  if (value === undefined) return fallback;
  const isAnyType = fallback === undefined || fallback === null;
  return isAnyType || typeof value === typeof fallback ? (value as T) : fallback;
}
