/** The browser SDK as pages see it. Published as it stands as client-sdk.d.ts: declarations only. */

/** A visitor's id; `42` and `"42"` are the same end user. */
export type EndUserId = number | string;

export interface ClientOptions {
  /** Where the decision app answers, for example `https://ab.example.com`. */
  serverBaseUrl: string;
  projectId: number | string;
  /** How long to wait for a decision, in milliseconds (default 1000). After it the page stays as it is. */
  timeoutMs?: number | string;
  /** Default `/decision`. */
  decisionPath?: string;
  /** Default `/metrics/track`. */
  trackPath?: string;
  /** The nonce of the page's Content-Security-Policy; injected styles and scripts carry it. */
  nonce?: string;
}

export interface Condition {
  id: number;
  experimentId: number;
  urls: string[];
  operator: 'CONTAIN' | 'NOT CONTAIN' | 'IS' | 'IS_NOT';
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
  variation: Variation;
  conditions: Condition[];
  metrics: Metric[];
}

export interface Answer {
  endUserId: EndUserId;
  decisions: Decision[];
}

/** Something that went wrong without breaking the page; `experimentId` is set where one is to blame. */
export interface Report {
  message: string;
  cause?: unknown;
  experimentId?: number;
}

export interface ClientEvents {
  /** The server's answer, before any of it is applied. */
  decision: Answer;
  /** An experiment's css and js are in the page, or its redirect has begun. */
  applied: Decision;
  error: Report;
}

export declare class ABTestingClient {
  /** The client that a script tag with `data-project-id` started. */
  static current?: ABTestingClient;

  /** Throws an Error that names what is missing or wrong in the options. */
  constructor(options: ClientOptions);

  /** Asks for the decisions once and applies them. Resolves when that is done or has failed; never rejects. */
  init(): Promise<void>;

  /** Counts a custom metric of an experiment, given by its id or key, with an optional value such as revenue. */
  trackCustomMetric(eventName: string, experimentId: number | string, value?: number): void;

  on<Name extends keyof ClientEvents>(name: Name, listener: (detail: ClientEvents[Name]) => void): void;
}

declare global {
  interface Window {
    ABTestingClient?: typeof ABTestingClient;
  }
}
