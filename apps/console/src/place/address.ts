import type { PageDefinition } from '../page.js';
import type { Place } from './use-place.js';

/** The address of a page of the menu in the current organization and project. */
export function addressOf({ scope, path }: PageDefinition, place: Place): string {
  return scope === 'project' ? place.toProject(path) : place.toOrganization(path);
}
