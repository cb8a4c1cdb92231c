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
}

export interface Decision {
  experimentId: number;
  experimentKey: string;
  experimentTitle: string;
  experimentJs: string | null;
  experimentCss: string | null;
  type: 'AB Test' | 'Personalization' | 'Split URL' | 'Redirect';
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
}

/** Something that went wrong without breaking the page; `experimentId` is set where one is to blame. */
export interface Report {
  message: string;
  cause?: unknown;
  experimentId?: number;
}

export interface ClientEvents {
  /** The server's answer, before any of it is applied; not for an answer that came too late. */
  decision: Answer;
  /** An experiment's css and js are in the page, or its redirect has begun. */
  applied: Decision;
  error: Report;
}

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

  /** Counts a custom metric of an experiment, given by its id or key, with an optional value such as revenue. */
  trackCustomMetric(eventName: string, experimentId: number | string, value?: number): void;

  /** The variation that the page shows of an experiment, given by its id or key; `undefined` when it shows none. */
  getVariation(experiment: number | string): Variation | undefined;

  on<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): void;

  /**
   * Given: starts as `init()` does. Not given: stops, and forgets the visitor and what has not been sent; what is
   * applied stays until the next page. Weighs more than the signals of the browser.
   */
  setConsent(given: boolean): Promise<void>;

  /** Takes every experiment out of the page (js as far as it returned a function for that) and stops counting. */
  destroy(): void;
}

declare global {
  interface Window {
    ABTestingClient?: typeof ABTestingClient;
  }
}
