import type { CompiledExperiment, CompiledRuling, CompiledVariation } from './compiled-project.js';
import type { EvaluationRequest } from './evaluation-request.js';

/** The variation that the end user is pinned to, before everything else. */
export function pinnedVariation(
  { pins, pinHashes }: CompiledRuling,
  request: EvaluationRequest,
): CompiledVariation | undefined {
  if (pins.size > 0) {
    const variation = pins.get(request.endUserId);
    if (variation !== undefined) return variation;
  }
  return pinHashes.size === 0 ? undefined : pinHashes.get(request.endUserHash);
}

/** Whether the end user is pinned to a variation of the experiment. */
export const isPinned = ({ ruling }: CompiledExperiment, request: EvaluationRequest): boolean =>
  ruling !== null && pinnedVariation(ruling, request) !== undefined;
