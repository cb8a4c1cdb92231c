import { isUrl } from '#libs/targeting';
import { projects } from '../../texts/projects.js';

/** What is wrong with the first of some websites that is none, since it would silently match nobody. */
export function originFault(origins: readonly string[]): string | null {
  const wrong = origins.find((origin) => !isOrigin(origin));
  return wrong === undefined ? null : projects.originFault(wrong);
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[^\s/?#@]+\/?$/i.test(text.trim()) && isUrl(text.trim());
