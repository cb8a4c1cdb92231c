import { readAllowedOrigin } from '#libs/targeting';
import { projects } from '../../texts/projects.js';

/** What is wrong with the first of some websites that is none, since it would silently match nobody. */
export function originFault(origins: readonly string[]): string | null {
  const wrong = origins.find((origin) => readAllowedOrigin(origin.trim()) === undefined);
  if (wrong === undefined) return null;
  return wrong.includes('*') ? projects.wildcardFault(wrong) : projects.originFault(wrong);
}
