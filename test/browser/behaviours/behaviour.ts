import type { ExperimentPlan } from '../../support/running-experiment.js';
import type { EngineName } from '../engines/index.js';
import type { Trial } from './trial.js';

/** The parts of docs/sdk.md's table. */
export const areas = [
  'Start',
  'Applying',
  'Changes',
  'Counting',
  'Redirects',
  'Visitors',
  'Events',
  'Addresses',
  'Speed',
  'Privacy',
  'Site',
  'Faults',
] as const;

/** One row of the table: what the SDK does on a page, tried in every engine. */
export interface Behaviour {
  /** As it is part of host names: letters, digits, hyphens. */
  readonly name: string;
  readonly area: (typeof areas)[number];
  /** What the documentation says. */
  readonly says: string;
  /** Experiments on the pages of the behaviour's own hosts; one whose variation makes the title red when left out. */
  readonly experiments?: (origin: string) => Partial<ExperimentPlan>[];
  /** Whether it has a project of its own, so that other behaviours' experiments are not heard of. */
  readonly ownProject?: boolean;
  /** Which engines cannot do it, and why. */
  readonly cannot?: Partial<Record<EngineName, string>>;
  /** What to know of an engine where it works. */
  readonly note?: Partial<Record<EngineName, string>>;
  /** Whether it needs a visitor of its own, rather than pages of its own. */
  readonly isFresh?: boolean;
  /** For a visitor whose pages never load. */
  readonly wait?: 'none';
  /** Fails unless the engine does what is said. */
  readonly run: (trial: Trial) => Promise<void>;
}
