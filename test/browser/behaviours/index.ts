import type { Behaviour } from './behaviour.js';
import { changesBehaviours } from './changes.js';
import { startBehaviours } from './start.js';

/** Every row of docs/sdk.md's table of behaviours by engine. */
export const behaviours: readonly Behaviour[] = [...startBehaviours, ...changesBehaviours];
