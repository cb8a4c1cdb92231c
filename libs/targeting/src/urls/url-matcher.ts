import { remembering } from '../remembering.js';
import { GramIndex } from './gram-index.js';
import { PositionSet } from './position-set.js';
import { RequestUrl, type UrlPredicate } from './request-url.js';
import type { UrlTargeting } from './url-condition.js';
import { hooksOf, type UrlHooks } from './url-hooks.js';
import { compileUrlTargeting } from './url-targeting.js';

/** How many answers are remembered, and for URLs of which length: enough for the pages asked for most. */
const remembered = { answers: 100, length: 500 };

/**
 * Which of many targetings hold for a URL.
 *
 * Compiled together: the texts and URLs that are asked for are looked up in an index, so targetings that
 * have nothing to do with a URL cost next to nothing; only what nothing can be looked up for (exclusions alone,
 * patterns, parameters, parts of paths) is tried each time. Answers for the last URLs are remembered.
 */
export class UrlMatcher {
  private readonly predicates: UrlPredicate[];
  /** Whether being found in the index proves that the targeting holds. */
  private readonly provenWhenFound: boolean[];
  private readonly isUnconditional: readonly boolean[];
  private readonly unconditional: readonly number[];
  private readonly byCanonical: ReadonlyMap<string, readonly number[]>;
  private readonly byPlace: ReadonlyMap<string, readonly number[]>;
  private readonly byPath: ReadonlyMap<string, readonly number[]>;
  private readonly givenGrams: GramIndex;
  private readonly grams: GramIndex;
  private readonly alwaysTried: PositionSet;
  private readonly tried: PositionSet;
  private readonly find = remembering((url) => this.positionsFor(new RequestUrl(url)), remembered);

  constructor(targetings: readonly UrlTargeting[]) {
    const hooks = targetings.map(hooksOf);
    this.predicates = targetings.map(compileUrlTargeting);
    this.provenWhenFound = hooks.map((found) => found?.sufficient ?? false);
    this.isUnconditional = targetings.map(({ conditions }) => conditions.length === 0);
    this.unconditional = targetings.flatMap((_, i) => (this.isUnconditional[i] ? [i] : []));
    this.alwaysTried = new PositionSet(targetings.length);
    this.tried = new PositionSet(targetings.length);

    hooks.forEach((found, position) => !found && this.alwaysTried.add(position));
    const indexed = (part: Exclude<keyof UrlHooks, 'sufficient'>) =>
      positionsBy(hooks.map((found) => found?.[part] ?? []));
    this.byCanonical = indexed('canonical');
    this.byPlace = indexed('places');
    this.byPath = indexed('paths');
    this.givenGrams = new GramIndex(indexed('given'));
    this.grams = new GramIndex(indexed('contained'));
  }

  /**
   * The positions of the targetings that hold, in ascending order.
   *
   * @param url without one, those that have no conditions hold
   */
  match(url: RequestUrl | undefined): readonly number[] {
    return url ? this.find(url.text) : this.unconditional;
  }

  /** Whether the targeting at a position holds: what `match` would say of it. */
  holds(position: number, url: RequestUrl | undefined): boolean {
    return url ? this.predicates[position]!(url) : this.isUnconditional[position]!;
  }

  private positionsFor(url: RequestUrl): readonly number[] {
    this.tried.copyFrom(this.alwaysTried);
    this.givenGrams.addContained(url.text, this.tried);
    if (!this.grams.isEmpty) for (const form of url.forms) this.grams.addContained(form, this.tried);
    if (this.byCanonical.size > 0) this.tried.addAll(this.byCanonical.get(url.canonical) ?? []);
    if (this.byPlace.size > 0) this.tried.addAll(this.byPlace.get(url.address.place) ?? []);
    if (this.byPath.size > 0) this.tried.addAll(this.byPath.get(url.address.path) ?? []);
    return this.tried.filter(
      (position) => this.provenWhenFound[position]! || this.predicates[position]!(url),
    );
  }
}

/** For each text the positions of the lists that hold it. */
function positionsBy(lists: readonly (readonly string[])[]): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  lists.forEach((texts, position) => {
    for (const text of texts) {
      const known = positions.get(text);
      if (known) known.push(position);
      else positions.set(text, [position]);
    }
  });
  return positions;
}
