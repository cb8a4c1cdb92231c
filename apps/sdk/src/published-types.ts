/** The browser SDK as pages see it. Published as it stands as client-sdk.d.ts: declarations only. */

/** A visitor's id; `42` and `"42"` are the same end user. */
export type EndUserId = number | string;

/** As data attributes of the script tag in kebab case: `data-project-id`, `data-timeout-ms`, `data-consent="false"`. */
export interface ClientOptions {
  /** Where the decision app answers, for example `https://ab.example.com`. */
  serverBaseUrl: string;
  /** The public id of the project (`p_…`), or its number. */
  projectId: number | string;
  /** How long to wait for a decision, in milliseconds (default 1000). After it the page stays as it is. */
  timeoutMs?: number | string;
  /** Default `/decision`. */
  decisionPath?: string;
  /** Default `/metrics/track`. Another one than `decisionPath`. */
  trackPath?: string;
  /** The nonce of the page's Content-Security-Policy; injected styles and scripts carry it. */
  nonce?: string;
  /** What rules of segments may ask about the visitor; not as a data attribute. */
  attributes?: Record<string, unknown>;
  /** With `false` nothing is asked, stored or sent before `setConsent(true)`. */
  consent?: boolean | 'true' | 'false';
  /** With `true`, Do Not Track and Global Privacy Control mean `consent: false`. */
  respectPrivacySignals?: boolean | 'true' | 'false';
  /** Whom the site knows the visitor as: decided and counted for, and not stored. */
  endUserId?: EndUserId;
  /** The domain of the cookie with the visitor's id; the widest that the browser takes when left out. */
  cookieDomain?: string;
  /** Other hosts of the site that are told who comes, and believed; as a text separated by commas or blanks. */
  linkedHosts?: readonly string[] | string;
  /** Told once a page and variation what the visitor is shown; not as a data attribute. */
  onExposure?: (experiment: Decision, variation: Variation) => void;
  /** With `true`, `experiment_viewed` is pushed to `window.dataLayer`. */
  dataLayer?: boolean | 'true' | 'false';
  /** With `true`, `analytics.track('Experiment Viewed', …)` is called. */
  segment?: boolean | 'true' | 'false';
}

export interface Condition {
  id: number;
  experimentId: number;
  urls: string[];
  operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT' | 'PATH IS' | 'PATH CONTAINS' | 'QUERY HAS' | 'REGEX';
  /** Which parameters IS and IS_NOT ignore; those of advertising when left out. */
  ignoreQuery?: 'all' | 'none' | string[];
}

export interface Metric {
  id: number;
  experimentId: number;
  title: string;
  custom: boolean;
  /** A CSS selector, or the event name of a custom metric. */
  selector: string;
  description: string | null;
  triggeredOnLIVE: number;
  triggeredOnQA: number;
}

export interface Variation {
  variationId: number;
  variationTitle: string;
  js: string | null;
  css: string | null;
  redirectUrl: string | null;
  isControl: boolean;
  /** What programs use, of the type of the experiment; not there where it has no values. */
  value?: boolean | string | number | object;
  /** What it changes in the page without code; not there when it changes nothing so. */
  changes?: Change[];
}

/** Beside a target, or inside it. */
export type Position = 'before' | 'after' | 'first' | 'last';

/** One thing that a variation changes in a page. */
export type Change =
  | { action: 'text' | 'html'; selector: string; value: string }
  | { action: 'attribute'; selector: string; name: string; value: string | null }
  | { action: 'style'; selector: string; property: string; value: string; important?: boolean }
  | { action: 'class'; selector: string; add?: string[]; remove?: string[] }
  | { action: 'hide' | 'remove'; selector: string }
  | { action: 'move'; selector: string; target: string; position: Position }
  | { action: 'insert'; target: string; position: Position; value: string }
  | { action: 'css'; value: string };

export interface Decision {
  experimentId: number;
  experimentKey: string;
  experimentTitle: string;
  experimentJs: string | null;
  experimentCss: string | null;
  type: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect' | 'Feature Flag';
  triggerType: 'Immediately' | 'DOM Ready' | 'URL Changes';
  url: string | null;
  conditionType: 'ALL' | 'ANY';
  /** How conditions are combined and compared. */
  matching: number;
  variation: Variation;
  conditions: Condition[];
  metrics: Metric[];
  /** Only there in a preview. */
  preview?: true;
}

export interface Answer {
  endUserId: EndUserId;
  decisions: Decision[];
  /** Whether the project has experiments with the trigger URL Changes for other addresses. */
  elsewhere?: true;
  /** Where the project's experiments are at all: anywhere, or where one of the conditions holds. */
  where?: { any: true } | { conditions: { operator: Condition['operator']; urls: string[] }[] };
}

/** Something that went wrong without breaking the page; `experimentId` is set, as it was named, where one is to blame. */
export interface Report {
  message: string;
  cause?: unknown;
  experimentId?: number | string;
}

export interface ClientEvents {
  /** The server's answer, before any of it is applied; not for an answer that came too late. */
  decision: Answer;
  /** An experiment's css and js are in the page, or its redirect has begun. */
  applied: Decision;
  error: Report;
  /** Events that the server has answered. */
  sent: readonly object[];
}

/** What an event says beside its name. */
export interface EventDetails {
  /** A number, or a text that is one in plain decimals; anything else is reported, and nothing is sent. */
  value?: number | string | null;
  /** Three capital letters, by ISO 4217. */
  currency?: string;
  /** Such as the number of an order: sent again, it counts once. */
  id?: string | number;
  /** At most 4 KiB of JSON. */
  properties?: Record<string, unknown>;
}

/** What a constant is one of. */
type Widened<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : T;

export declare class ABTestingClient {
  /** The client that a script tag with `data-project-id`, or `?project=` in its `src`, started. */
  static current?: ABTestingClient;

  /** Throws an Error that names what is missing or wrong in the options. */
  constructor(options: ClientOptions);

  /**
   * Asks for the decisions once and applies them. Resolves when that is done or has failed, at the latest at the
   * time limit; at once without consent. Never rejects.
   */
  init(): Promise<void>;

  /** Counts an event in every experiment that the visitor is in. */
  track(eventName: string, details?: EventDetails): void;

  /** Counts a custom metric of an experiment, given by its id or key, with an optional value such as revenue. */
  trackCustomMetric(eventName: string, experimentId: number | string, value?: number | string | null): void;

  /** The variation that the page shows of an experiment, given by its id or key; `undefined` when it shows none. */
  getVariation(experiment: number | string): Variation | undefined;

  /** A listener of `applied` that comes later is told of what was applied before. */
  /**
   * The value of the variation that the page shows of an experiment or flag, given by its id or key; the fallback when it
   * shows none, and where that has no value.
   */
  getValue<T extends boolean | string | number | object>(
    experiment: number | string,
    fallback: T,
  ): Widened<T>;

  on<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): void;

  off<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): void;

  /** Adds to what rules of segments may ask about the visitor, and asks for decisions again. */
  setAttributes(attributes: Record<string, unknown>): void;

  /**
   * After a log-in, on each page if you like: this visitor is a known user of the site, and is handed over to nobody from
   * now on. With a proof that the site's back end made, both ids are one person; without one it counts for this browser.
   */
  identify(endUserId: EndUserId, details?: { proof?: string }): void;

  /**
   * Calls back with each element that a selector finds, now and when it is drawn later, without polling; what the
   * callback returns is called when it is over: by the function that this returns, or, in js of a variation, when its
   * experiment is taken out. `>>>` in a selector steps into an open shadow root.
   */
  whenPresent: (selector: string, callback: (element: Element) => unknown) => () => void;

  /** After a log-out: another visitor from now on, for whom is asked anew. */
  reset(): void;

  /**
   * Given: starts as `init()` does. Not given: stops, takes every experiment out of the page, and forgets the visitor
   * and what has not been sent. Weighs more than the signals of the browser.
   */
  setConsent(given: boolean): Promise<void>;

  /** Takes every experiment out of the page (js as far as it returned a function for that) and stops counting. */
  destroy(): void;
}

/** A call of the client of each project on the page, such as `['track', 'purchase', { value: 59.9 }]`. */
export type Call = readonly [method: keyof ABTestingClient, ...details: unknown[]];

/** `(window.abt = window.abt || []).push([...])`, whether the file is there yet or never comes. */
export interface Calls extends Array<Call> {
  /** Calls back with each element that a selector finds, now and when it is drawn later; see `whenPresent` above. */
  whenPresent?: ABTestingClient['whenPresent'] | undefined;
}

declare global {
  interface Window {
    ABTestingClient?: typeof ABTestingClient;
    abt?: Calls | Call[];
    /** The options of a tag that has none of its own. */
    abtConfig?: Partial<ClientOptions>;
  }
}
