import type { OrganizationAccess } from './organization-access.queries.js';

const maxProjects = 20;
const maxNameCharacters = 32;
/** More never fit. */
const maxOrganizations = 60;

/** What an access token says about organizations and projects. */
export interface TokenLists {
  orgs: OrganizationAccess[];
  /** Set when an organization or a project is missing. */
  orgsCut?: true;
}

/**
 * The lists for a token, the longest first: at most 20 projects in all, names cut at 32 characters, then one entry
 * fewer each time, from the end, until none is left.
 */
export function* shortLists(all: readonly OrganizationAccess[]): Generator<TokenLists> {
  let orgs = all.slice(0, maxOrganizations).map(({ id, name, projects }) => ({
    id,
    name: cut(name),
    projects: projects.map((project) => ({ ...project, name: cut(project.name) })),
  }));
  let isCut = all.length > maxOrganizations;
  while (countProjects(orgs) > maxProjects) {
    orgs = withoutLastProject(orgs);
    isCut = true;
  }
  yield listsOf(orgs, isCut);
  while (orgs.length > 0) {
    orgs = withoutLast(orgs);
    yield listsOf(orgs, true);
  }
}

const listsOf = (orgs: OrganizationAccess[], isCut: boolean): TokenLists =>
  isCut ? { orgs, orgsCut: true } : { orgs };

const cut = (name: string): string => [...name].slice(0, maxNameCharacters).join('');

const countProjects = (orgs: readonly OrganizationAccess[]): number =>
  orgs.reduce((sum, { projects }) => sum + projects.length, 0);

function withoutLastProject(orgs: OrganizationAccess[]): OrganizationAccess[] {
  const index = orgs.findLastIndex(({ projects }) => projects.length > 0);
  return orgs.map((org, at) => (at === index ? { ...org, projects: org.projects.slice(0, -1) } : org));
}

/** The last organization goes once its projects have gone. */
function withoutLast(orgs: OrganizationAccess[]): OrganizationAccess[] {
  const last = orgs.at(-1)!;
  const rest = orgs.slice(0, -1);
  return last.projects.length > 0 ? [...rest, { ...last, projects: last.projects.slice(0, -1) }] : rest;
}
