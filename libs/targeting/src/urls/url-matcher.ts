import { GramIndex, type IndexedText } from './gram-index.js';
import { PositionSet } from './position-set.js';
import type { RequestUrl } from './request-url.js';
import { hooksOf } from './url-hooks.js';
import { type UrlPredicate, type UrlTargeting, compileUrlTargeting } from './url-targeting.js';

/**
 * Which of many targetings hold for a URL.
 *
 * Compiled together: the texts and URLs that are asked for are looked up in an index, so targetings that
 * have nothing to do with a URL cost next to nothing; only what nothing can be looked up for (conditions
 * that all are negative) is tried each time.
 */
export class UrlMatcher {
  private readonly predicates: UrlPredicate[];
  /** Whether being found in the index proves that the targeting holds. */
  private readonly provenWhenFound: boolean[];
  private readonly unconditional: number[] = [];
  private readonly positionsByUrl = new Map<string, number[]>();
  private readonly grams: GramIndex;
  private readonly alwaysTried: PositionSet;
  private readonly tried: PositionSet;

  constructor(targetings: readonly UrlTargeting[]) {
    this.predicates = targetings.map(compileUrlTargeting);
    this.provenWhenFound = targetings.map((targeting) => hooksOf(targeting)?.sufficient ?? false);
    this.alwaysTried = new PositionSet(targetings.length);
    this.tried = new PositionSet(targetings.length);

    const texts: IndexedText[] = [];
    targetings.forEach((targeting, position) => this.file(targeting, position, texts));
    this.grams = new GramIndex(texts);
  }

  /**
   * The positions of the targetings that hold, in ascending order.
   *
   * @param url without one, those that have no conditions hold
   */
  match(url: RequestUrl | undefined): number[] {
    if (!url) return [...this.unconditional];

    this.tried.copyFrom(this.alwaysTried);
    this.grams.addContained(url.text, this.tried);
    if (this.positionsByUrl.size > 0) this.addEqual(url.canonical);
    return this.tried.filter(
      (position) => this.provenWhenFound[position]! || this.predicates[position]!(url),
    );
  }

  /** Whether the targeting at a position holds: what `match` would say of it. */
  holds(position: number, url: RequestUrl | undefined): boolean {
    return url ? this.predicates[position]!(url) : this.unconditional.includes(position);
  }

  private addEqual(canonical: string): void {
    for (const position of this.positionsByUrl.get(canonical) ?? []) this.tried.add(position);
  }

  private file(targeting: UrlTargeting, position: number, texts: IndexedText[]): void {
    if (targeting.conditions.length === 0) this.unconditional.push(position);

    const hooks = hooksOf(targeting);
    if (!hooks) this.alwaysTried.add(position);
    for (const text of hooks?.contained ?? []) texts.push({ text, position });
    for (const url of hooks?.equal ?? []) {
      this.positionsByUrl.set(url, [...(this.positionsByUrl.get(url) ?? []), position]);
    }
  }
}
