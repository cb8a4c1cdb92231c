import { RequestUrl, compileUrlCondition, compileUrlTargeting, type UrlTargeting } from '#libs/targeting';

/** What the server would say about a URL. */
export interface UrlVerdict {
  matches: boolean;
  /** For each condition, whether it holds. */
  conditions: readonly boolean[];
}

/** Judges a URL by the very code that decisions are made by. */
export function judgeUrl(url: string, targeting: UrlTargeting): UrlVerdict {
  const request = new RequestUrl(url);
  return {
    matches: compileUrlTargeting(targeting)(request),
    conditions: targeting.conditions.map((condition) =>
      compileUrlCondition(condition, targeting.matching)(request),
    ),
  };
}
