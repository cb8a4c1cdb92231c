import { queryClient } from '../api/query-client.js';
import { pages } from '../pages.js';
import type { Session } from '../session/session.js';
import { lastGrants, rememberGrants } from './last-grants.js';
import { lastPlace } from './last-place.js';
import { actionsOf } from './menu-tree.js';
import { pageOf } from './page-address.js';
import { menuRead, organizationsRead, projectsRead } from './place-reads.js';

const base = '/console';
const listProjects = 'act:get-projects-by-user-and-org';

/**
 * Begins to read what the page of the address will ask for, and to load its code. The page finds all of it under way,
 * and asks again for what failed.
 */
export function beginPage(
  session: Session,
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
): void {
  const found = pageOf(pages, pathname.slice(base.length), search);
  // A page that cannot be loaded says so itself.
  void found?.page.load().catch(() => undefined);
  const orgId = found?.address.orgId ?? lastPlace().orgId ?? session.orgs[0]?.id;
  if (orgId === undefined || !mayBeOpen(session, orgId, found?.address.projectId)) return;
  void queryClient.prefetchQuery(organizationsRead(session));
  void beginReads(session, orgId, found);
}

/** The API has the last word; what the token says not to be open is not asked for. */
function mayBeOpen({ orgs, orgsCut }: Session, orgId: number, projectId: number | undefined): boolean {
  const organization = orgs.find(({ id }) => id === orgId);
  const hasProject = projectId === undefined || organization?.projects.some(({ id }) => id === projectId);
  return orgsCut || (organization !== undefined && hasProject === true);
}

/**
 * The page's own reads wait for the menu, unless the menu before granted them: at worst one is refused that was granted
 * the last time.
 */
async function beginReads(
  { userId }: Session,
  orgId: number,
  found: ReturnType<typeof pageOf>,
): Promise<void> {
  const known = lastGrants(orgId, userId);
  const begin = (granted: ReadonlySet<string>) => {
    if (granted.has(listProjects)) void queryClient.prefetchQuery(projectsRead(orgId, userId));
    if (found && isReadable(found.page.needs, granted)) void found.page.begin?.(found.address);
  };
  if (known) begin(known);
  const menu = await queryClient.fetchQuery(menuRead(orgId, userId)).catch(() => undefined);
  if (!menu) return;
  const granted = actionsOf(menu);
  rememberGrants(
    orgId,
    userId,
    [listProjects, ...pages.flatMap(({ needs = [] }) => needs)].filter((action) => granted.has(action)),
  );
  if (!known) begin(granted);
}

const isReadable = (needs: string | undefined, granted: ReadonlySet<string>): boolean =>
  needs === undefined || granted.has(needs);
