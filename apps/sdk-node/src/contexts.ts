import { type ContextFault, type FlagContext, readFlagContext } from '#libs/evaluation';

/** Whom a decision is for, as OpenFeature writes it: the end user as `targetingKey`, and attributes. */
export type Context = Readonly<Record<string, unknown>> & { readonly targetingKey?: string };

/** A context as the server would read it. Never throws. */
export function readContext(context: unknown): FlagContext | ContextFault {
  try {
    return readFlagContext(isPlain(context) ? context : asJson(context));
  } catch {
    return { errorCode: 'INVALID_CONTEXT', errorDetails: 'The context cannot be written as JSON.' };
  }
}

/** Whether JSON would leave it as it is. */
export function isPlain(context: unknown): context is Record<string, unknown> {
  if (typeof context !== 'object' || context === null) return false;
  for (const name in context) {
    const value = (context as Record<string, unknown>)[name];
    const isSame =
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      value === null ||
      (typeof value === 'number' && Number.isFinite(value));
    if (!isSame) return false;
  }
  return true;
}

function asJson(context: unknown): unknown {
  const text = JSON.stringify(context);
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
