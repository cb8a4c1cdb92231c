import { confirmed } from '../../components/confirm.js';
import { RowMenu, type RowAction } from '../../components/row-menu.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace } from '../../place/use-place.js';
import { people } from '../../texts/people.js';
import { confirmedWithKeys } from '../../components/keep-keys.js';
import { changeMember, keysOf, nameOf, type Member, type MemberChange } from './people-queries.js';

interface MemberMenuProps {
  member: Member;
  open: (kind: 'edit' | 'let-in', member: Member) => void;
}

const texts = people.steps;

/** What can be done with a member. */
export function MemberMenu({ member, open }: MemberMenuProps) {
  const can = useCan();
  const { orgId } = usePlace();
  if (!can('act:update-user')) return null;
  const name = nameOf(member);
  const change = (body: MemberChange) => changeMember(orgId, member.id, body);
  const disable = async () => {
    const question = { ...people.disable(name), isDestructive: true };
    const takeOverKeys = await confirmedWithKeys(question, await keysOf(orgId, member.id));
    if (!takeOverKeys) return;
    await change({ disabled: true, takeOverKeys });
    sayDone(people.disabled(name), () => change({ disabled: false }));
  };
  const turnSuper = async () => {
    if (!member.super && !(await confirmed(people.makeSuper(name)))) return;
    const keys = member.super && !member.disabled ? await keysOf(orgId, member.id) : [];
    const takeOverKeys = keys.length > 0 ? await confirmedWithKeys(people.endSuper(name), keys) : [];
    if (!takeOverKeys) return;
    await change({ super: !member.super, takeOverKeys });
    sayDone(people.saved, () => change({ super: member.super }));
  };
  const actions: RowAction[] = [
    member.disabled
      ? { label: texts.enable, icon: 'check', onClick: () => open('let-in', member) }
      : { label: texts.edit, icon: 'pencil', onClick: () => open('edit', member) },
    {
      label: member.super ? texts.endSuper : texts.makeSuper,
      icon: 'star',
      onClick: () => turnSuper().catch(sayFailed),
    },
    ...(member.disabled
      ? []
      : [
          {
            label: texts.disable,
            icon: 'ban',
            isDestructive: true,
            onClick: () => disable().catch(sayFailed),
          },
        ]),
  ];
  return <RowMenu label={texts.of(name)} actions={actions} />;
}
