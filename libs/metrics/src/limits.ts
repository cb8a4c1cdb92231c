/** How large definitions may be, which bounds what working out a value can cost. */
export const DEFINITION_LIMITS = {
  /** Types of one source. */
  eventTypes: 20,
  /** Characters of an event type. */
  typeLength: 1000,
  /** Characters of a property with its path. */
  propertyLength: 200,
  /** Names in the path of a property, `properties` aside. */
  propertyDepth: 5,
  /** Steps of a funnel. */
  minSteps: 2,
  maxSteps: 10,
  /** The last day of retention. */
  lastDay: 365,
  /** Hours of a window and of a delay: two years. */
  hours: 17_520,
  lookbackDays: 365,
  minQuantile: 0.01,
  maxQuantile: 0.999,
  /** Characters of a whole definition as JSON. */
  size: 100_000,
  /** Steps that all filters of a definition together can take for one event; see `RuleSteps.most`. */
  filterSteps: 500_000,
} as const;
