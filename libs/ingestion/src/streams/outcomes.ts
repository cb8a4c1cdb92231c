import type { EventOutcome } from '../events/event.js';

/** Outcomes as the append script reads and writes them. */
export function encodeOutcomes(outcomes: readonly EventOutcome[]): string {
  return outcomes
    .map(({ kind, id, occurredAt }) => `${kind === 'accepted' ? 'a' : 'd'}${id}:${occurredAt}`)
    .join(',');
}

export function decodeOutcomes(text: string): EventOutcome[] {
  if (text === '') return [];
  return text.split(',').map((outcome) => {
    const [id, occurredAt] = outcome.slice(1).split(':').map(Number);
    const kind = outcome.startsWith('a') ? 'accepted' : 'duplicate';
    return { kind, id: id ?? 0, occurredAt: occurredAt ?? 0 };
  });
}
