import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { OrganizationAccess } from '../session/claims.js';
import { useSession } from '../session/session.js';
import { organizationsRead } from './place-reads.js';

/** An organization of the user; its domain is known once the API has answered. */
export interface OpenOrganization extends OrganizationAccess {
  domain?: string;
}

interface Organizations {
  organizations: readonly OpenOrganization[];
  /** False while only a part of them is known. */
  isComplete: boolean;
}

/** The organizations that are open to the user: those of the access token, until the API has told all. */
export function useOrganizations(): Organizations {
  const session = useSession();
  const { data, isPending } = useQuery({
    ...organizationsRead(session),
    enabled: session !== undefined && session.orgs.length > 0,
    placeholderData: keepPreviousData,
  });
  const isComplete = data !== undefined || !session?.orgsCut || !isPending;
  return { organizations: data ?? session?.orgs ?? [], isComplete };
}
