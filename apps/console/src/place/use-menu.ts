import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useSession } from '../session/session.js';
import { lastPlace } from './last-place.js';
import { actionsOf } from './menu-tree.js';
import { menuRead } from './place-reads.js';

/** The member's menu in the organization of the address. */
export function useMenu() {
  const session = useSession();
  const params = useParams();
  const orgId = Number(params.orgId ?? lastPlace().orgId ?? session?.orgs[0]?.id);
  const userId = session?.userId ?? 0;
  return useQuery({
    ...menuRead(orgId, userId),
    enabled: session !== undefined && orgId > 0,
  });
}

/** Whether the member's template grants an action in this organization; see `useCan`. */
export function useGranted(): (action: string) => boolean {
  const { data } = useMenu();
  const granted = useMemo(() => actionsOf(data ?? []), [data]);
  return (action) => granted.has(action);
}
