/** An event as metrics look at it. */
export interface MetricEvent {
  /** Orders events of the same time. */
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  type: string;
  /** An exact decimal; null without. */
  value: string | null;
  /** What filters, currencies and distinct values look at; others may be left out. */
  properties: Readonly<Record<string, unknown>> | null;
  /**
   * Numbers among the properties as exact decimals, by path without `properties.`. Anyone who leaves them out has those of
   * `properties` taken, as exact as numbers of JavaScript are.
   */
  numbers?: Readonly<Record<string, string | null>>;
  deviceType: string | null;
  campaignId: string | null;
  adId: string | null;
}

/** What of events has to be read for a metric. */
export interface EventNeeds {
  /** Types that any source names. */
  types: readonly string[];
  /** Those of them of which more is looked at than the type and the time. */
  detailed: readonly string[];
  /** Names of properties, on the first level. */
  names: readonly string[];
  /** Paths of properties of which the exact number is needed, without `properties.`. */
  numbers: readonly string[];
}

/** What several metrics need together. */
export function needsOfAll(needs: readonly EventNeeds[]): EventNeeds {
  const all = (of: (one: EventNeeds) => readonly string[]) => [...new Set(needs.flatMap(of))].sort();
  return {
    types: all(({ types }) => types),
    detailed: all(({ detailed }) => detailed),
    names: all(({ names }) => names),
    numbers: all(({ numbers }) => numbers),
  };
}
