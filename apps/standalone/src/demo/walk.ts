import { decide, EvaluationRequest, exposuresOf, type CompiledProject } from '#libs/evaluation';
import type { Exposure, ExposureDetails, MetricCount, StorableEvent } from '#libs/ingestion';
import { attributesOf, detailsOf } from '../../../decision/src/serving/index.js';
import { shopOrigin } from './demo-experiment.js';
import type { DatedExperiment } from './dates.js';
import type { SeededRandom } from './seeded-random.js';
import type { Visitor } from './visitor.js';

/** What one visitor was served for the first time with one page. */
export interface ServedPage {
  readonly projectId: number;
  readonly endUserId: string;
  readonly at: number;
  readonly exposures: readonly Exposure[];
  readonly details: ExposureDetails;
}

/** What a week of visitors amounts to. */
export interface Recording {
  readonly served: ServedPage[];
  readonly events: StorableEvent[];
}

/** What every visitor meets: the project as decisions are made from it, and its experiments with their dates. */
export interface OpenShop {
  readonly compiled: CompiledProject;
  readonly experiments: readonly DatedExperiment[];
  /** A new event id. */
  readonly nextId: () => number;
}

type Happening = Pick<StorableEvent, 'type'> & Partial<StorableEvent>;

/** One visitor on the way through the shop: opens pages, is served variations by the product's own rules, acts. */
export class Walk {
  private at = 0;
  private readonly variations = new Map<number, number>();
  private here: readonly DatedExperiment[] = [];
  private details: ExposureDetails | undefined;

  constructor(
    private readonly shop: OpenShop,
    private readonly visitor: Visitor,
    readonly random: SeededRandom,
    private readonly recording: Recording,
  ) {}

  begin(at: number): void {
    this.at = at;
  }

  /** Opens a page of the shop, some time after the one before. */
  open(path: string): void {
    this.at += Math.floor(this.random.between(4_000, 70_000));
    const attributes = attributesOf({ url: shopOrigin + path, attributes: undefined }, this.visitor.headers);
    this.details ??= detailsOf(attributes);
    const { endUserId } = this.visitor;
    const request = new EvaluationRequest({
      endUserId,
      url: shopOrigin + path,
      attributes: () => attributes,
    });
    this.serve(exposuresOf(decide(this.shop.compiled, request)));
    this.record({ type: 'page_view', properties: JSON.stringify({ path }) });
  }

  /** Which variation of an experiment the visitor has been served: 0 is the control, undefined nothing yet. */
  variationOf(key: string): number | undefined {
    const experiment = this.shop.experiments.find(({ definition }) => definition.key === key);
    const served = experiment && this.variations.get(experiment.id);
    return served === undefined ? undefined : experiment?.variationIds.indexOf(served);
  }

  /** A click, which the browser reports for every experiment of the page that has a metric for it. */
  click(selector: string): void {
    this.at += Math.floor(this.random.between(500, 8_000));
    for (const { id, metrics } of this.here)
      for (const metric of metrics)
        if (!metric.custom && metric.selector === selector)
          this.record({ type: 'click', experimentId: id, metricId: metric.id, counts: [live(metric.id)] });
  }

  /** Something that the shop itself reports, of whatever experiments the visitor is in. */
  happens(type: string, value: number | null = null): void {
    this.record({ type, value });
  }

  private serve(exposures: readonly Exposure[]): void {
    const running = this.shop.experiments.filter(({ from, until }) => from <= this.at && this.at < until);
    this.here = running.filter(({ id }) => exposures.some(({ experimentId }) => experimentId === id));
    const first = exposures.filter(
      ({ experimentId }) =>
        !this.variations.has(experimentId) && this.here.some(({ id }) => id === experimentId),
    );
    for (const { experimentId, variationId } of first) this.variations.set(experimentId, variationId);
    if (first.length === 0) return;
    const { endUserId } = this.visitor;
    const { projectId } = this.shop.compiled;
    this.recording.served.push({
      projectId,
      endUserId,
      at: this.at,
      exposures: first,
      details: this.details!,
    });
  }

  private record(happening: Happening): void {
    const { deviceType, campaignId } = this.details!;
    this.recording.events.push({
      ...{ projectId: this.shop.compiled.projectId, id: this.shop.nextId(), eventId: null, kept: true },
      ...{ experimentId: null, endUserId: this.visitor.endUserId, variationId: null, metricId: null },
      ...{ value: null, properties: null, campaignId, deviceType, adId: null },
      ...{ occurredAt: this.at, receivedAt: this.at + 150, counts: this.countsOf(happening.type) },
      ...happening,
    });
  }

  private countsOf(type: string): MetricCount[] {
    const isOf = (id: number) => this.variations.has(id);
    return this.shop.experiments
      .filter(({ id, from, until }) => isOf(id) && from <= this.at && this.at < until)
      .flatMap(({ metrics }) => metrics.filter(({ custom, selector }) => custom && selector === type))
      .map(({ id }) => live(id));
  }
}

const live = (metricId: number): MetricCount => ({ metricId, mode: 'live' });
