import type { ABTestingClient, Calls, EndUserId } from './published-types.js';
import type { Engine } from './engine.js';
import { quietly } from './storage.js';

/** One project on a page: its client while it runs, and how many of the page's calls it has heard. */
export interface Seat {
  client?: ABTestingClient | undefined;
  /** Says that another one has tried to start. */
  refuse?: () => void;
  heard: number;
  /** What site-analytics.js is to tell, until it is there. */
  tells?: { dataLayer: boolean; segment: boolean };
}

/** Who leaves for another host. */
interface Leaver {
  id: () => EndUserId;
  isToldTo: (host: string) => boolean;
}

/** What all copies of this file on a page share, of whatever version from 0.2 on. */
interface Shared {
  seats: Record<string, Seat>;
  /** The page's calls: `window.abt`, unless the page has something else of that name. */
  calls?: Calls;
  policy?: Record<TrustedKind, (text: string) => string>;
  /** What linked-hosts.js needs to tell another host who comes. */
  leaveTo?: { linkedHosts: readonly string[]; endUser: Leaver; signal: AbortSignal };
  engine?: Engine;
  loading?: Promise<Engine | undefined>;
  /** What undoes the js that runs just now. */
  running?: (() => unknown)[] | undefined;
  /** The address in which another host has handed over who comes, and, if that host is listed, who that is. */
  handed?: string;
  handedId?: number | undefined;
  /** An address that tells another host who comes. */
  tellIn?: (href: string, id: EndUserId) => string;
}

type TrustedKind = 'createHTML' | 'createScript' | 'createScriptURL';
type Sharing = Record<symbol, Shared | undefined>;

const KEY = Symbol.for('abtesting');

export const shared = (): Shared => ((window as unknown as Sharing)[KEY] ??= { seats: {} });

/** The seat that a project has in this window or, of the same origin, in one that frames it. */
export function takenSeat(projectId: number | string): Seat | undefined {
  for (let view: Window = window; ; view = view.parent) {
    const seat = quietly(() => (view as unknown as Sharing)[KEY]?.seats[projectId]);
    if (seat?.client || view === view.parent) return seat?.client && seat;
  }
}

/** A text as pages take it that demand Trusted Types: through the policy `abtesting`, if they have let it be made. */
export function trusted(kind: TrustedKind, text: string): string {
  const { trustedTypes } = window as {
    trustedTypes?: { createPolicy: (name: string, rules: object) => never };
  };
  const asItIs = (given: string) => given;
  const rules = { createHTML: asItIs, createScript: asItIs, createScriptURL: asItIs };
  return (shared().policy ??= quietly(() => trustedTypes!.createPolicy('abtesting', rules)) ?? rules)[kind](
    text,
  );
}
