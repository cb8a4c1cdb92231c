import type { ClientEvents, Decision } from './published-types.js';

type Name = keyof ClientEvents;
type Listener<Of extends Name> = (detail: ClientEvents[Of]) => void;

export type Reports = ReturnType<typeof createReports>;

/** Tells the page's listeners, and the console, what happens; telling never throws, whatever a listener does. */
export function createReports() {
  const listeners: { [Of in Name]: Listener<Of>[] } = { decision: [], applied: [], error: [], sent: [] };
  /** By experiment, what listeners that come later are told. */
  const applied = new Map<number, ClientEvents['applied']>();

  const call = <Of extends Name>(listener: Listener<Of>, detail: ClientEvents[Of]): void => {
    try {
      listener(detail);
    } catch (error) {
      console.error(error);
    }
  };

  const emit = <Of extends Name>(name: Of, detail: ClientEvents[Of]): void => {
    if (name === 'applied') applied.set((detail as Decision).experimentId, detail as Decision);
    for (const listener of [...listeners[name]]) call(listener, detail);
  };

  const complain = (message: string, cause?: unknown, experimentId?: number | string): void => {
    const report = { message, cause, experimentId };
    console.error('ABTesting:', message, report);
    emit('error', report);
  };

  return {
    emit,
    complain,

    /** Those that come after something was applied hear of it all the same. */
    on: <Of extends Name>(name: Of, listener: Listener<Of>): void => {
      listeners[name].push(listener);
      if (name === 'applied')
        for (const detail of applied.values()) call(listener, detail as ClientEvents[Of]);
    },

    off: <Of extends Name>(name: Of, listener: Listener<Of>): void => {
      listeners[name] = listeners[name].filter((each) => each !== listener) as never;
    },

    /** Nothing of an answer is shown. */
    failed: (cause: unknown) => complain('the page stays as it is', cause),
  };
}
