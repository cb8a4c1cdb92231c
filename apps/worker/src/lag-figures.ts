import type { EventStreams, StreamLag } from '#libs/ingestion';
import type { Monitoring } from '#libs/monitoring';

const unknown: StreamLag = { entries: 0, oldestMs: 0, setAside: 0 };
const askMs = 1_000;

/** Tells operators how far the drain is behind; a figure is as of the question before, at most a second older. */
export function addFigures(monitoring: Monitoring, streams: EventStreams): void {
  let lag = unknown;
  let askedAt = -Infinity;
  const read = (): StreamLag => {
    if (performance.now() - askedAt > askMs) {
      askedAt = performance.now();
      void streams.lag(Date.now()).then(
        (found) => (lag = found),
        () => undefined,
      );
    }
    return lag;
  };
  const kind = 'gauge';
  monitoring.add({
    ...{ name: 'abtesting_event_stream_entries', kind, read: () => read().entries },
    help: 'Calls with events that wait in Redis to be stored.',
  });
  monitoring.add({
    ...{ name: 'abtesting_event_lag_seconds', kind, read: () => read().oldestMs / 1_000 },
    help: 'How long the oldest of them waits; grows while PostgreSQL or the workers are away.',
  });
  monitoring.add({
    ...{ name: 'abtesting_events_set_aside', kind, read: () => read().setAside },
    help: 'Events that PostgreSQL refused; they are kept in events:{n}:set-aside.',
  });
}
