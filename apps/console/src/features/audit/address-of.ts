import type { Schema } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';

type Entry = Pick<Schema<'AuditEntryDto'>, 'entity' | 'entityId' | 'projectId' | 'experiment'>;

/** Where the console shows a changed thing, if the member can read that page. */
export function useAddressOf({ entity, entityId, projectId, experiment }: Entry): string | undefined {
  const can = useCan(projectId ?? undefined);
  const { orgId, toOrganization } = usePlace();
  const inProject = (action: string, path: string) =>
    projectId !== null && can(action) ? `/o/${orgId}/p/${projectId}/${path}` : undefined;
  const ofOrganization = (action: string, path: string) => (can(action) ? toOrganization(path) : undefined);
  if (experiment) return inProject('act:get-experiment', `experiments/${experiment.id}`);
  switch (entity) {
    case 'segment':
      return inProject('act:get-segment', `segments/${entityId}`);
    case 'experimentGroup':
      return inProject('act:get-groups', 'groups');
    case 'apiKey':
      return inProject('act:get-api-keys', 'api-keys');
    case 'projectFile':
      return inProject('act:get-project-file', 'files');
    case 'project':
      return ofOrganization('act:get-projects', `projects/${entityId}`);
    case 'role':
      return ofOrganization('act:get-roles', 'roles');
    case 'menuTemplate':
      return ofOrganization('act:get-menu-template', `menu-templates/${entityId}`);
    case 'organizationUser':
    case 'invitation':
      return ofOrganization('act:get-users', 'people');
    default:
      return undefined;
  }
}
