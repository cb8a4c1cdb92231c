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

  return {
    emit,

    on<Of extends Name>(name: Of, listener: Listener<Of>): void {
      listeners[name].push(listener);
    },

    error(message: string, cause?: unknown, experimentId?: number): void {
      const place = experimentId === undefined ? '' : ` experiment ${experimentId}:`;
      console.error(`ABTesting:${place} ${message}`, cause ?? '');
      emit('error', { message, cause, experimentId });
    },
  };
}
