import { changeProtocol } from '#libs/protocol';
import type { Configuration } from './configuration.js';
import type { Target } from './target.js';

/** A request may say a part of the protocol; the rest stays as it is. */
export function settleProtocol({ experiment }: Configuration, target: Target): void {
  target.experiment.protocol = changeProtocol(experiment.protocol, target.experiment.protocol);
}
