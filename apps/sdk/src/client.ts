import { trackClicks } from './click-metrics.js';
import { askForDecisions } from './decision-request.js';
import { createEndUser } from './end-user.js';
import { createEventQueue, type EventQueue } from './event-queue.js';
import { settingsFrom, type Settings } from './options.js';
import { bringIn, isRedirect, type Page } from './page-experiment.js';
import type { ClientEvents, ClientOptions, ABTestingClient as Published } from './published-types.js';
import { createReports } from './reports.js';

const asNumber = (value: unknown): number | undefined =>
  value != null && Number.isFinite(Number(value)) ? Number(value) : undefined;

/** See published-types.ts for the contract with pages. */
export class ABTestingClient implements Published {
  static current?: ABTestingClient;

  private readonly settings: Settings;
  private readonly endUser = createEndUser();
  private readonly reports = createReports();
  private readonly events: EventQueue;
  private started: Promise<void> | undefined;

  constructor(options: ClientOptions) {
    this.settings = settingsFrom(options);
    this.events = createEventQueue(this.settings.trackUrl, this.endUser, this.reports);
    addEventListener('pagehide', () => this.events.beacon());
  }

  init(): Promise<void> {
    return (this.started ??= this.start());
  }

  trackCustomMetric(eventName: string, experimentId: number | string, value?: number): void {
    this.events.add({ experimentId, custom: true, eventName, value: asNumber(value) });
  }

  on<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): void {
    this.reports.on(name, listener);
  }

  private async start(): Promise<void> {
    this.events.hold();
    try {
      await this.decide();
    } catch (error) {
      this.reports.error('the page stays as it is', error);
    } finally {
      this.events.release();
    }
  }

  private async decide(): Promise<void> {
    const { href } = location;
    const answer = await askForDecisions(this.settings, href, this.endUser.id());
    this.endUser.keep(answer.endUserId);
    this.reports.emit('decision', answer);
    const decisions = answer.decisions.filter(Boolean);
    const page: Page = {
      askedUrl: href,
      endUserId: this.endUser.id(),
      nonce: this.settings.nonce,
      reports: this.reports,
    };
    trackClicks(decisions, this.events, this.reports);
    for (const decision of decisions.filter(isRedirect)) bringIn(decision, page);
    for (const decision of decisions.filter((each) => !isRedirect(each))) bringIn(decision, page);
  }
}
