import { Navigate, useParams } from 'react-router';
import { pages } from '../pages.js';
import { navigationOf, type NavigationEntry } from '../place/menu-tree.js';
import type { PageDefinition } from '../page.js';
import { useMenu } from '../place/use-menu.js';
import { useMaybePlace, type Place } from '../place/use-place.js';
import { useSession } from '../session/session.js';
import { addressOf } from '../place/address.js';
import { Shell } from './shell.js';
import { EmptyState } from '../components/empty-state.js';
import { shell } from '../texts/shell.js';

/** Leads to where the user was last: the home page of a project, or the first page of their menu. */
export function Start() {
  const session = useSession();
  const place = useMaybePlace();
  const params = useParams();
  const menu = useMenu();
  if (!session) return <Navigate to="/login" replace />;
  if (!place || !menu.data) return <Shell />;
  const home = pages.find(({ path }) => path === 'home');
  const first =
    (place.projectId ?? params.projectId) && home ? home : firstOf(navigationOf(menu.data, pages), place);
  if (!first)
    return (
      <Shell>
        <EmptyState icon="inbox" {...shell.noMenu} />
      </Shell>
    );
  return <Navigate to={addressOf(first, place)} replace />;
}

function firstOf(
  entries: readonly NavigationEntry<PageDefinition>[],
  place: Place,
): PageDefinition | undefined {
  const listed = entries.flatMap(({ page, children }) => [page, ...children.map((child) => child.page)]);
  const open = listed.filter(
    (page) => page && (page.scope === 'organization' || place.projectId !== undefined),
  );
  return open.find((page) => page?.path === 'experiments') ?? open[0];
}
