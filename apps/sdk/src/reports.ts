import type { ClientEvents } from './published-types.js';

type Name = keyof ClientEvents;
type Listener<Of extends Name> = (detail: ClientEvents[Of]) => void;

export type Reports = ReturnType<typeof createReports>;

/** Tells the page's listeners, and the console, what happens; telling never throws, whatever a listener does. */
export function createReports() {
  const listeners: { [Of in Name]: Listener<Of>[] } = { decision: [], applied: [], error: [] };

  const emit = <Of extends Name>(name: Of, detail: ClientEvents[Of]): void => {
    for (const listener of listeners[name]) {
      try {
        listener(detail);
      } catch (error) {
        console.error(error);
      }
    }
  };

  const error = (message: string, cause?: unknown, experimentId?: number): void => {
    const report = { message, cause, experimentId };
    console.error('ABTesting:', message, report);
    emit('error', report);
  };

  return {
    emit,
    error,

    on: <Of extends Name>(name: Of, listener: Listener<Of>): void => {
      listeners[name].push(listener);
    },

    /** Nothing of an answer is shown. */
    failed: (cause: unknown) => error('the page stays as it is', cause),
  };
}
