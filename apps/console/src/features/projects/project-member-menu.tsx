import { api, done } from '../../api/client.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { projects } from '../../texts/projects.js';
import { confirmedWithKeys, keysInProject, type KeyAtStake } from '../../components/keep-keys.js';
import { nameOf, useAfterMemberChange, useChangeMember, type ProjectMember } from './project-queries.js';

const texts = projects.members;

interface ProjectMemberMenuProps {
  projectId: number;
  member: ProjectMember;
  /** Opens the dialog of the permission. */
  change: () => void;
}

/** What an Owner can do with a member of the project. */
export function ProjectMemberMenu({ projectId, member, change }: ProjectMemberMenuProps) {
  const can = useCan(projectId);
  const setClosed = useSetClosed(projectId, member);
  const remove = useRemove(projectId, member);
  const actions: RowAction[] = [];
  if (can('act:update-project-user')) {
    actions.push(
      { label: texts.steps.change, icon: 'pencil', onClick: change },
      {
        label: member.disabled ? texts.steps.open : texts.steps.close,
        icon: member.disabled ? 'lock-open' : 'lock',
        onClick: () => setClosed(!member.disabled).catch(sayFailed),
      },
    );
  }
  if (can('act:remove-user-from-project')) {
    actions.push({
      label: texts.steps.remove,
      icon: 'trash',
      isDestructive: true,
      onClick: () => remove().catch(sayFailed),
    });
  }
  return <RowMenu label={texts.steps.of(nameOf(member))} actions={actions} />;
}

function useSetClosed(projectId: number, member: ProjectMember): (disabled: boolean) => Promise<void> {
  const change = useChangeMember(projectId);
  const keysAtStake = useKeysAtStake(projectId, member);
  return async (disabled) => {
    const keys = disabled ? await keysAtStake() : [];
    const question = texts.closeWithKeys(nameOf(member));
    const takeOverKeys = keys.length > 0 ? await confirmedWithKeys(question, keys) : [];
    if (!takeOverKeys) return;
    await change(member, { disabled, takeOverKeys });
    const said = disabled ? texts.isClosed : texts.isOpen;
    sayDone(said(nameOf(member)), () => change(member, { disabled: !disabled }));
  };
}

function useRemove(projectId: number, member: ProjectMember): () => Promise<void> {
  const after = useAfterMemberChange();
  const keysAtStake = useKeysAtStake(projectId, member);
  const name = nameOf(member);
  return async () => {
    const question = { ...texts.remove(name), isDestructive: true };
    const kept = await confirmedWithKeys(question, await keysAtStake());
    if (!kept) return;
    const path = { projectId, userId: member.userId };
    const query = kept.length > 0 ? { takeOverKeys: kept.join(',') } : {};
    await done(api.DELETE('/projects/{projectId}/users/{userId}', { params: { path, query } }));
    await after(member);
    sayDone(texts.removed(name));
  };
}

/** What would stop with the member; nothing to who may not see keys. */
function useKeysAtStake(projectId: number, { userId }: ProjectMember): () => Promise<KeyAtStake[]> {
  const mayList = useCan(projectId)('act:get-api-keys');
  return async () => (mayList ? keysInProject(projectId, userId) : []);
}
