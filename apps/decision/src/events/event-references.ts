import type { ExperimentDirectory, KnownExperiment } from '#libs/ingestion';
import type { FieldFaults } from '../requests/index.js';
import type { GivenEvent } from './event-request.js';

/** What an event refers to. */
export interface EventReferences {
  readonly experimentId: number | null;
  readonly variationId: number | null;
}

/** Looks up what the events of one call refer to, in at most two queries. */
export class ReferenceLookup {
  private known: ReadonlyMap<string, KnownExperiment> = new Map();

  constructor(
    private readonly directory: ExperimentDirectory,
    private readonly projectId: number,
  ) {}

  /** Asks again when something is not in memory that may be new. */
  async read(events: readonly GivenEvent[]): Promise<void> {
    const names = new Set(events.flatMap(({ experiment }) => experiment ?? []));
    if (names.size === 0) return;
    this.known = await this.directory.find(this.projectId, names);
    const unsure = events.filter((event) => this.find(event) === undefined && event.experiment !== null);
    const again = new Set(unsure.flatMap(({ experiment }) => experiment ?? []));
    const stale = new Set([...again].filter((name) => this.known.has(name)));
    if (stale.size === 0) return;
    this.known = new Map([...this.known, ...(await this.directory.find(this.projectId, stale, true))]);
  }

  /** The smallest limit of the metrics of the experiment that an event names, for its type; infinite for none. */
  valueLimit({ experiment, type }: GivenEvent): number {
    const { valueLimits = [] } = (experiment !== null && this.known.get(experiment)) || {};
    return Math.min(Infinity, ...valueLimits.filter((one) => one.type === type).map(({ limit }) => limit));
  }

  /** Undefined, with the fault named, when there is no such experiment or variant. */
  resolve(event: GivenEvent, faults: FieldFaults): EventReferences | undefined {
    const found = this.find(event);
    if (found !== undefined) return found;
    const known = event.experiment !== null && this.known.has(event.experiment);
    if (!known) faults.add('experiment_id', 'names no experiment of the project');
    else faults.add(event.variantId === null ? 'variant' : 'variant_id', 'is no variant of the experiment');
    return undefined;
  }

  private find({ experiment: name, variantId, variantName }: GivenEvent): EventReferences | undefined {
    if (name === null) return { experimentId: null, variationId: null };
    const experiment = this.known.get(name);
    if (experiment === undefined) return undefined;
    if (variantId === null && variantName === null) return { experimentId: experiment.id, variationId: null };
    const variation = experiment.variations.find(
      ({ id, title }) =>
        (variantId === null || id === variantId) && (variantName === null || title === variantName),
    );
    return variation && { experimentId: experiment.id, variationId: variation.id };
  }
}
