import type { Behaviour } from './behaviour.js';
import { addressBehaviours } from './addresses.js';
import { applyingBehaviours } from './applying.js';
import { changesBehaviours } from './changes.js';
import { countingBehaviours } from './counting.js';
import { eventBehaviours } from './events.js';
import { faultBehaviours } from './faults.js';
import { privacyBehaviours } from './privacy.js';
import { redirectBehaviours } from './redirects.js';
import { siteBehaviours } from './site.js';
import { speedBehaviours } from './speed.js';
import { startBehaviours } from './start.js';
import { visitorBehaviours } from './visitors.js';

/** Every row of docs/sdk.md's table of behaviours by engine. */
export const behaviours: readonly Behaviour[] = [
  ...startBehaviours,
  ...applyingBehaviours,
  ...changesBehaviours,
  ...countingBehaviours,
  ...redirectBehaviours,
  ...visitorBehaviours,
  ...eventBehaviours,
  ...addressBehaviours,
  ...speedBehaviours,
  ...privacyBehaviours,
  ...siteBehaviours,
  ...faultBehaviours,
];
