import { api, done } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { projects } from '../../texts/projects.js';
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
  return async (disabled) => {
    await change(member, { disabled });
    const said = disabled ? texts.isClosed : texts.isOpen;
    sayDone(said(nameOf(member)), () => change(member, { disabled: !disabled }));
  };
}

function useRemove(projectId: number, member: ProjectMember): () => Promise<void> {
  const after = useAfterMemberChange();
  const name = nameOf(member);
  return async () => {
    if (!(await confirmed({ ...texts.remove(name), isDestructive: true }))) return;
    const path = { projectId, userId: member.userId };
    await done(api.DELETE('/projects/{projectId}/users/{userId}', { params: { path } }));
    await after(member);
    sayDone(texts.removed(name));
  };
}
