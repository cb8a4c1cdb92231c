import { useParams } from 'react-router';
import { neededPermissions, type ProjectPermission } from '../api/needed-permissions.js';
import { useGranted } from './use-menu.js';
import { useProjects } from './use-place.js';

const ranks: Record<ProjectPermission, number> = { Viewer: 1, Editor: 2, Owner: 3 };

/**
 * Whether the member may do something here: `can('act:create-experiment')`. Their template has to grant it and, in
 * a project, their permission there has to suffice. Buttons of what they may not do are left out.
 *
 * @param projectId the project of the address when left out
 */
export function useCan(projectId?: number): (action: string) => boolean {
  const isGranted = useGranted();
  const permission = useOwnPermission(projectId);
  return (action) => isGranted(action) && ranks[permission] >= ranks[neededPermissions[action] ?? 'Viewer'];
}

/**
 * What the member may do in a project. Owner outside projects, and where it is not known: the API has the last word.
 */
function useOwnPermission(projectId?: number): ProjectPermission {
  const params = useParams();
  const here = projectId ?? Number(params.projectId);
  return useProjects().find(({ id }) => id === here)?.permissionType ?? 'Owner';
}
