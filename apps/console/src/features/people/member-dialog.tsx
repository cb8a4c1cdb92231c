import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import { usePlace } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { people } from '../../texts/people.js';
import { KeyChoice } from '../../components/keep-keys.js';
import { MembershipFields } from './membership-fields.js';
import { changeMember, nameOf, useKeysOf, type Member } from './people-queries.js';

interface MemberDialogProps {
  member: Member;
  /** Whether saving lets them in. */
  letsIn: boolean;
  close: () => void;
}

/** Role and menu template of a member, with what that lets them see and do. */
export function MemberDialog({ member, letsIn, close }: MemberDialogProps) {
  const { orgId } = usePlace();
  const keys = useKeysOf(member.id);
  const state = useApiForm({
    initialValues: {
      roleId: idText(member.roleId),
      menuTemplateId: idText(member.menuTemplateId),
      takeOverKeys: [] as string[],
    },
    validate: { menuTemplateId: (value) => (value || !letsIn ? null : people.templateNeeded) },
    send: ({ roleId, menuTemplateId, takeOverKeys }) =>
      changeMember(orgId, member.id, {
        ...(letsIn && { disabled: false }),
        ...(roleId && { roleId: Number(roleId) }),
        ...(menuTemplateId && { menuTemplateId: Number(menuTemplateId) }),
        takeOverKeys: takeOverKeys.map(Number),
      }),
    onDone: () => {
      sayDone(letsIn ? people.enabled(nameOf(member)) : people.saved);
      close();
    },
  });
  const title = letsIn ? people.letIn(nameOf(member)) : people.edit(nameOf(member));
  return (
    <FormDialog
      title={title}
      submit={letsIn ? people.requests.button : common.save}
      state={state}
      close={close}
    >
      <MembershipFields form={state.form} />
      {!letsIn && state.form.isDirty('menuTemplateId') && keys.data && keys.data.length > 0 && (
        <KeyChoice keys={keys.data} {...state.form.getInputProps('takeOverKeys')} />
      )}
    </FormDialog>
  );
}

const idText = (id: number | null): string | null => (id === null ? null : String(id));
