import { eventShortcuts } from '#libs/entities';
/** How large a JSON body may be, checked before anything is made of it. */
export interface BodyLimits {
  readonly bytes: number;
  /** Members of one object, each counted as often as it is written. */
  readonly keys: number;
  /** Members and items of all objects and lists together. */
  readonly values: number;
}

/** Objects and lists inside each other, whatever the route. */
export const maxBodyDepth = 32;

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** What routes take, by what they are for; docs/operations.md tells the same. */
export const bodyClasses = {
  /** Routes under /auth, and those for people who have no login yet. */
  account: { bytes: 16 * kibibyte, keys: 100, values: 1_000 },
  decision: { bytes: 16 * kibibyte, keys: 1_000, values: 10_000 },
  ofrep: { bytes: 64 * kibibyte, keys: 1_000, values: 10_000 },
  /** Conditions, segments and menu templates; rules have at most 10,000 values. */
  targeting: { bytes: 256 * kibibyte, keys: 1_000, values: 12_000 },
  /** Experiments and their parts, variations with their code among them. */
  experiment: { bytes: mebibyte, keys: 1_000, values: 5_000 },
  /** An experiment with everything that belongs to it. */
  document: { bytes: 5 * mebibyte, keys: 1_000, values: 100_000 },
  /** Lists of events. */
  batch: { bytes: mebibyte, keys: 1_000, values: 200_000 },
  ordinary: { bytes: 64 * kibibyte, keys: 1_000, values: 10_000 },
} as const satisfies Record<string, BodyLimits>;

export type BodyClass = keyof typeof bodyClasses;

/** The first that fits wins. */
const classesByRoute: readonly [RegExp, BodyClass][] = [
  [/^\/auth\//, 'account'],
  [
    /^\/users\/(registration|verify|verification-otp|verification-link|forgot-password-otp|reset-password|join-organization)$/,
    'account',
  ],
  [/^\/organizations$/, 'account'],
  [/^\/(decision|identify)$/, 'decision'],
  [/^\/ofrep\//, 'ofrep'],
  [/^\/metrics\/track$/, 'batch'],
  [/^\/api\/(evaluations|exposures)$/, 'batch'],
  [new RegExp(`^/api/events(/(${eventShortcuts.join('|')}))?$`), 'batch'],
  [/^(\/api)?\/experiments\/[^/]+\/document$/, 'document'],
  [/^\/(conditions|menu-templates)(\/|$)/, 'targeting'],
  [/^(\/api)?\/segments(\/|$)/, 'targeting'],
  [/^\/shared-metrics(\/|$)/, 'targeting'],
  [/^\/api\/metrics(\/|$)/, 'targeting'],
  [/^(\/api)?\/experiments\/[^/]+\/(conditions|segments)(\/|$)/, 'targeting'],
  [/^\/api\/experiments\/check-eligibility$/, 'ordinary'],
  [/^(\/api)?\/(experiments|variations)(\/|$)/, 'experiment'],
];

const knownClasses = new Map<string, BodyClass>();

/** The class of a route, by its path as it is declared (`/experiments/:id`). */
export function bodyClassOf(route: string): BodyClass {
  let known = knownClasses.get(route);
  if (known === undefined) {
    known = classesByRoute.find(([pattern]) => pattern.test(route))?.[1] ?? 'ordinary';
    knownClasses.set(route, known);
  }
  return known;
}

/** What a route takes, by its path as it is declared; without one, what an address that leads nowhere takes. */
export function bodyLimitsOf(route: string | undefined): BodyLimits {
  return bodyClasses[route === undefined ? 'ordinary' : bodyClassOf(route)];
}
