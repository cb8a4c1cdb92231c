/** What `@abtestingtool/react` exports. Published as it stands as index.d.ts: declarations only. */
import type { ReactElement, ReactNode } from 'react';
import type {
  ABTestingClient,
  Answer,
  ClientOptions,
  EndUserId,
  Variation,
} from '../../sdk/src/published-types.js';

export interface AbTestingProviderProps {
  /** Of the client that the provider starts in the browser. Project and server may change later, others may not. */
  options?: ClientOptions;
  /** A client of your own, in place of `options`; it is started, and not ended. */
  client?: ABTestingClient;
  /** What the server has decided, as `fetchDecisions` gave it: shown until the client has an answer of its own. */
  answer?: Answer | undefined;
  children?: ReactNode;
}

export interface ServerDecisionOptions {
  serverBaseUrl: string;
  projectId: number | string;
  /** The address of the page that is asked for. */
  url: string;
  /** Who comes: the cookie `ab-end-user-id`, or whom the site knows; somebody new without it. */
  endUserId?: EndUserId | undefined;
  /** What rules of segments may ask about the visitor. */
  attributes?: Record<string, unknown>;
  /** Of the visitor's request, such as `user-agent` and `accept-language`, for rules that ask for them. */
  headers?: Record<string, string>;
  /** How long the page waits for the answer, in milliseconds (default 1000). */
  timeoutMs?: number;
}

/** Starts a client in the browser, or takes the one given, and lets components beneath show what it decides. */
export declare function AbTestingProvider(props: AbTestingProviderProps): ReactElement;

/** The variation that the page shows of an experiment or flag, given by its key or id; undefined when it shows none. */
export declare function useVariation(experiment: number | string): Variation | undefined;

/** The value of that variation; the fallback when the page shows none, and where that has no value. */
export declare function useValue(experiment: number | string, fallback: boolean): boolean;
export declare function useValue(experiment: number | string, fallback: string): string;
export declare function useValue(experiment: number | string, fallback: number): number;
export declare function useValue<T>(experiment: number | string, fallback: T): T;

/** The client, for events and the like; undefined on the server, and before the page has come alive. */
export declare function useClient(): ABTestingClient | undefined;

/**
 * The decisions for a page that a server renders, to be handed over to the provider; undefined when they do not come in
 * time. Never rejects.
 */
export declare function fetchDecisions(options: ServerDecisionOptions): Promise<Answer | undefined>;
