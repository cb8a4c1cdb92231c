import type { Metric } from '#libs/entities';
import { invalidField } from '#libs/errors';

/** What a request says of a metric's settings; what it leaves out is not there. */
export type GivenSettings = Partial<
  Pick<
    Metric,
    'kind' | 'ratioOf' | 'denominator' | 'denominatorOf' | 'capping' | 'cap' | 'capLower' | 'cuped'
  >
>;

/**
 * What changes with the settings given, so that the whole makes sense: settings that the metric's kind has no use for
 * go back to none.
 *
 * @param before the metric as it is, or its defaults
 * @throws DomainError `invalid` at the field that is missing, or has no meaning for the kind
 */
export function completeSettings(
  before: Pick<Metric, 'kind' | 'denominator' | 'capping' | 'cap' | 'capLower'>,
  given: GivenSettings,
): GivenSettings {
  const { kind, denominator, capping, cap, capLower } = { ...before, ...given };
  if (kind === 'ratio' && isBlank(denominator)) throw invalidField('denominator', 'is required for a ratio');
  if (capping === 'fixed' && cap === null && capLower === null)
    throw invalidField('cap', 'is required for a fixed capping, or `capLower`');
  const unused = unusedBy(kind);
  for (const [field, none] of Object.entries(unused) as [keyof GivenSettings, unknown][]) {
    if (given[field] === undefined || given[field] === none) continue;
    throw invalidField(field, `does not apply to the kind ${kind}`);
  }
  return { ...given, ...unused };
}

/** What settings a kind has no use for, with what they are then. */
function unusedBy(kind: Metric['kind']): GivenSettings {
  const withoutRatio: GivenSettings = { denominator: '', ratioOf: 'count', denominatorOf: 'count' };
  switch (kind) {
    case 'ratio':
      return {};
    case 'binomial':
      return { ...withoutRatio, capping: 'none' };
    case 'count':
    case 'mean':
    case 'quantile':
      return withoutRatio;
  }
}

const isBlank = (text: string): boolean => text.trim() === '';
