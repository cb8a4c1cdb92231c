import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ProjectPermission } from '../api/needed-permissions.js';
import { useSession, type Session } from '../session/session.js';
import { lastPlace } from './last-place.js';
import { projectsRead } from './place-reads.js';
import { useGranted } from './use-menu.js';
import { useOrganizations, type OpenOrganization } from './use-organizations.js';

/** Where in the console one is: the address names the organization and, on pages of a project, the project. */
export interface Place {
  session: Session;
  organization: OpenOrganization;
  orgId: number;
  /** The project of the address, otherwise the one of this organization that was open last. */
  projectId: number | undefined;
  /** The address of a page of this organization: `toOrganization('people')`. */
  toOrganization: (path: string) => string;
  /** The address of a page of the current project: `toProject('experiments/12')`. */
  toProject: (path: string) => string;
}

/** The place of a page inside the shell, which lets nobody in without a session and an organization. */
export function usePlace(): Place {
  const place = useMaybePlace();
  if (!place) throw new Error('This page needs an organization.');
  return place;
}

export function useMaybePlace(): Place | undefined {
  const session = useSession();
  const params = useParams();
  const { organizations } = useOrganizations();
  const orgId = Number(params.orgId ?? lastPlace().orgId ?? organizations[0]?.id);
  const organization =
    organizations.find(({ id }) => id === orgId) ?? (params.orgId ? undefined : organizations[0]);
  return session && organization && placeIn(session, organization, params.projectId);
}

function placeIn(session: Session, organization: OpenOrganization, inAddress?: string): Place {
  const orgId = organization.id;
  const known = lastPlace().projects[orgId];
  const fallback = organization.projects.find(({ id }) => id === known) ?? organization.projects[0];
  const projectId = inAddress === undefined ? fallback?.id : Number(inAddress);
  return {
    session,
    organization,
    orgId,
    projectId,
    toOrganization: (path) => `/o/${orgId}/${path}`,
    toProject: (path) => `/o/${orgId}/p/${projectId}/${path}`,
  };
}

/** The project of the address; for pages of a project. */
export function useProjectId(): number {
  const { projectId } = usePlace();
  if (projectId === undefined) throw new Error('This page needs a project.');
  return projectId;
}

/** A project of the switch; what the member may do in it, where that is known. */
export interface OpenProject {
  id: number;
  name: string;
  permissionType?: ProjectPermission;
}

/** The projects of the organization that are open to the member: all where they may be listed, else those that the account names. */
export function useProjects(): readonly OpenProject[] {
  const place = useMaybePlace();
  const orgId = place?.orgId ?? 0;
  const userId = place?.session.userId ?? 0;
  const isGranted = useGranted();
  const query = useQuery({
    ...projectsRead(orgId, userId),
    enabled: place !== undefined && isGranted('act:get-projects-by-user-and-org'),
  });
  return query.data ?? place?.organization.projects ?? [];
}

/** The project's name, for the tab's title. */
export function usePlaceNames(): readonly string[] {
  const place = useMaybePlace();
  const { projectId } = useParams();
  const project = place?.organization.projects.find(({ id }) => id === Number(projectId));
  return project ? [project.name] : [];
}
