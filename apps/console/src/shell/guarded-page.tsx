import { useEffect, type ReactNode } from 'react';
import { EmptyState } from '../components/empty-state.js';
import { Page } from '../components/page.js';
import type { PageDefinition } from '../page.js';
import { rememberPlace } from '../place/last-place.js';
import { useCan } from '../place/use-can.js';
import { usePlace, useProjects } from '../place/use-place.js';
import { shell } from '../texts/shell.js';
import { NotFoundPage } from './error-pages.js';

/** A page, unless its project is not the member's, or they may not read it. */
export function GuardedPage({ page, children }: { page: PageDefinition; children: ReactNode }) {
  const { orgId, projectId } = usePlace();
  const projects = useProjects();
  const can = useCan();
  const isOpen = page.scope === 'organization' || projects.some(({ id }) => id === projectId);
  useEffect(() => {
    if (isOpen) rememberPlace(orgId, page.scope === 'project' ? projectId : undefined);
  }, [isOpen, orgId, projectId, page.scope]);
  if (!isOpen) return <NotFoundPage />;
  if (page.needs !== undefined && !can(page.needs)) return <NotAllowed page={page} action={page.needs} />;
  return children;
}

function NotAllowed({ page, action }: { page: PageDefinition; action: string }) {
  return (
    <Page title={page.title}>
      <EmptyState icon="lock" title={shell.notAllowed.title} text={shell.notAllowed.text(action)} />
    </Page>
  );
}
