import { parametersOf, readAddress, setOf } from './page-address.js';
import type { RequestUrl } from './request-url.js';
import { isNamed, isTrackingParameter } from './tracking-parameters.js';
import type { IgnoreQuery } from './url-condition.js';

/** What an address asks of one at its place. */
interface Wanted {
  /** The set of parameters; null when none of them count. */
  readonly parameters: string | null;
  /** Empty when the fragment does not count. */
  readonly fragment: string;
}

/** Addresses to be compared with those of requests. */
export interface EqualAddresses {
  /** Scheme, host, port and path of each. */
  readonly places: readonly string[];
  readonly includes: (url: RequestUrl) => boolean;
}

/**
 * Whether a request's address equals one of some. Its query counts as far as `ignoreQuery` says, as a set of
 * parameters; a fragment counts where the compared address has one.
 */
export function equalAddresses(urls: readonly string[], ignoreQuery: IgnoreQuery): EqualAddresses {
  const setFor = comparedSets(ignoreQuery);
  const isIgnored = ignoredBy(ignoreQuery);
  const byPlace = new Map<string, Wanted[]>();
  for (const url of urls) {
    const { place, query, fragment } = readAddress(url);
    const parameters = ignoreQuery === 'all' ? null : setOf(parametersOf(query), isIgnored);
    const known = byPlace.get(place);
    if (known) known.push({ parameters, fragment });
    else byPlace.set(place, [{ parameters, fragment }]);
  }
  const includes = (url: RequestUrl): boolean => {
    const wanted = byPlace.get(url.address.place);
    if (wanted === undefined) return false;
    for (const { parameters, fragment } of wanted) {
      if (parameters !== null && parameters !== setFor(url)) continue;
      if (fragment === '' || fragment === url.address.fragment) return true;
    }
    return false;
  };
  return { places: [...byPlace.keys()], includes };
}

function ignoredBy(ignoreQuery: IgnoreQuery): (name: string) => boolean {
  if (ignoreQuery === 'tracking') return isTrackingParameter;
  if (ignoreQuery === 'all') return () => true;
  return ignoreQuery === 'none' ? () => false : isNamed(ignoreQuery);
}

/** How the parameters of a request are compared; those that most conditions ask for are worked out once a request. */
function comparedSets(ignoreQuery: IgnoreQuery): (url: RequestUrl) => string {
  if (ignoreQuery === 'tracking') return (url) => url.untrackedSet;
  if (ignoreQuery === 'none') return (url) => url.parameterSet;
  const isIgnored = ignoredBy(ignoreQuery);
  return (url) => setOf(url.parameters, isIgnored);
}
