import type { Pin } from '../draft/draft-rule.js';

/** What a flag can have. */
export const mostPins = 1000;

/** Ids that are separated by commas, spaces or line breaks, each once. */
export const readIds = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((id) => id !== '')),
];

/** The pins once these end users are pinned to a variation; who was pinned to another one is moved. */
export function withPins(pins: readonly Pin[], ids: readonly string[], variationId: number): Pin[] {
  const added = new Set(ids);
  return [
    ...pins.filter(({ endUserId }) => !added.has(endUserId)),
    ...ids.map((endUserId) => ({ endUserId, variationId })),
  ];
}
