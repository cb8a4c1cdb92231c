/**
 * Rules over the attributes of an end user, in the MongoDB-query style of docs/targeting.md:
 * `{country_code: 'US', age: {$gte: 18}}`. Plain JSON; `{}` holds for everyone.
 */
export type Rules = Readonly<Record<string, unknown>>;

/** What is known about an end user; only own properties count, and a missing one reads as null. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Whether rules hold for the attributes of an end user. Never throws. */
export type RulesPredicate = (attributes: Attributes) => boolean;

/** Lists of values by name, for `$inGroup` and `$notInGroup`. */
export type SavedGroups = Readonly<Record<string, readonly unknown[]>>;

/** Whether something holds for one value; a missing one comes as null. */
export type ValuePredicate = (value: unknown) => boolean;
