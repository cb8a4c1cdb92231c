import { Text, TextInput } from '@mantine/core';
import { api, done } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import { usePlace } from '../../place/use-place.js';
import { people } from '../../texts/people.js';
import { MembershipFields } from './membership-fields.js';
import { refreshPeople, type Member } from './people-queries.js';

/** Invites a person by email, with or without an account. The organization's domain is asked for only if it is unknown. */
export function InviteDialog({ members, close }: { members: readonly Member[]; close: () => void }) {
  const { organization } = usePlace();
  const state = useApiForm({
    initialValues: {
      email: '',
      domain: organization.domain ?? domainOf(members),
      roleId: null as string | null,
      menuTemplateId: null as string | null,
    },
    validate: {
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : people.emailNeeded),
      roleId: (value) => (value ? null : people.roleNeeded),
      menuTemplateId: (value) => (value ? null : people.templateNeeded),
    },
    send: ({ email, domain, roleId, menuTemplateId }) =>
      done(
        api.POST('/users/organizations', {
          body: {
            ...{ email: email.trim(), domain: domain.trim() },
            ...{ roleId: Number(roleId), menuTemplateId: Number(menuTemplateId) },
          },
        }),
      ),
    onDone: async (_, { email }) => {
      await refreshPeople();
      sayDone(people.invited(email.trim()));
      close();
    },
  });
  const { form } = state;
  return (
    <FormDialog title={people.invite} submit={people.send} state={state} close={close}>
      <Text size="sm" c="dimmed">
        {people.inviteText}
      </Text>
      <TextInput
        type="email"
        label={people.fields.email}
        required
        data-autofocus
        {...form.getInputProps('email')}
      />
      {!organization.domain && (
        <TextInput
          label={people.fields.domain}
          description={people.domainHint}
          required
          {...form.getInputProps('domain')}
        />
      )}
      <MembershipFields form={form} isRequired />
    </FormDialog>
  );
}

/** The email domain of the oldest member, who usually created the organization. */
function domainOf(members: readonly Member[]): string {
  const [oldest] = [...members].sort((a, b) => a.id - b.id);
  return oldest?.email.split('@')[1] ?? '';
}
