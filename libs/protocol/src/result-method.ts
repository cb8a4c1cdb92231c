import type { Method } from '#libs/statistics';

/** The methods by their names over HTTP; `fixed_horizon` and `frequentist` are the same. */
export const resultMethods = ['frequentist', 'fixed_horizon', 'sequential', 'bayesian'] as const;
export type ResultMethod = (typeof resultMethods)[number];

/** The name of a method in the statistics engine. */
export function engineMethod(method: ResultMethod): Method {
  return method === 'frequentist' || method === 'fixed_horizon' ? 'fixed' : method;
}
