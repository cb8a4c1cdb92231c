import type { ExperimentStatus, FlagRule, PinnedVariation } from '#libs/entities';

/** What decides whether a flag serves everybody the same. */
export interface ServingConfiguration {
  status: ExperimentStatus;
  shippedVariationId: number | null;
  coverage: number;
  groupId: number | null;
  rules: readonly FlagRule[];
  pins: readonly PinnedVariation[];
  /** Whether segments or conditions narrow whom it is for. */
  isNarrowed: boolean;
  /** Those that are not retired. */
  variations: readonly { id: number; traffic: number; isControl: boolean }[];
}

/**
 * The variation that a flag gives to everybody; null when end users may get different ones or none, and while it is a Draft
 * or Archived. The holdout of the project does not matter.
 */
export function servedToEverybody(flag: ServingConfiguration): number | null {
  const { status, shippedVariationId, variations, coverage, groupId, rules, pins, isNarrowed } = flag;
  if (status === 'Draft' || status === 'Archived') return null;
  const control = variations.find(({ isControl }) => isControl)?.id ?? null;
  if (status === 'Paused') return control;
  if (status === 'Ended' && shippedVariationId === null) return control;
  if (isNarrowed) return null;
  if (status === 'Ended') return shippedVariationId;
  const whole = variations.find(({ traffic }) => traffic === 100)?.id ?? null;
  if (whole === null || coverage < 100 || groupId !== null) return null;
  const isSame = ({ variationId }: { variationId: number }): boolean => variationId === whole;
  const isAlike = rules.every(({ serve }) => 'variationId' in serve && isSame(serve)) && pins.every(isSame);
  return isAlike ? whole : null;
}
