import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { CodeField } from '../../components/code/code-field.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useUnsavedGuard } from '../../components/form/use-unsaved-guard.js';
import { sayDone } from '../../components/toasts.js';
import { useProjectId } from '../../place/use-place.js';
import { common } from '../../texts/common.js';
import { endUsers } from '../../texts/end-users.js';

const texts = endUsers.profile;
type Profile = Schema<'EndUserProfileDto'>;

/** Changes what is stored about an end user. */
export function ProfileForm({ profile, isReadOnly }: { profile: Profile; isReadOnly: boolean }) {
  const projectId = useProjectId();
  const { id, firstName, lastName, email, isPremium } = profile;
  const state = useApiForm({
    initialValues: {
      ...{ firstName, lastName, email, isPremium, countryCode: profile.countryCode ?? '' },
      attributes: JSON.stringify(profile.attributes, null, 2),
    },
    validate: { attributes: (text) => (objectIn(text) ? null : texts.noJson) },
    send: ({ attributes, ...fields }) =>
      done(
        api.PATCH('/projects/{projectId}/end-users/{endUserId}', {
          params: { path: { projectId, endUserId: id } },
          body: { ...fields, attributes: objectIn(attributes) as Record<string, never> },
        }),
      ),
    onDone: async () => {
      form.resetDirty();
      await queryClient.invalidateQueries({ queryKey: ['end-users'] });
      sayDone(endUsers.saved);
    },
  });
  const { form } = state;
  useUnsavedGuard(form.isDirty() && !state.isSending);
  const field = (name: 'firstName' | 'lastName' | 'email' | 'countryCode') => ({
    readOnly: isReadOnly,
    ...form.getInputProps(name),
  });
  return (
    <ApiForm state={state} submit={common.save}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={texts.firstName} required {...field('firstName')} />
        <TextInput label={texts.lastName} required {...field('lastName')} />
        <TextInput label={texts.email} type="email" required {...field('email')} />
        <TextInput
          label={texts.country}
          description={texts.countryHint}
          maxLength={2}
          {...field('countryCode')}
        />
      </SimpleGrid>
      <Checkbox
        label={texts.premium}
        disabled={isReadOnly}
        {...form.getInputProps('isPremium', { type: 'checkbox' })}
      />
      <CodeField
        language="json"
        label={texts.attributes}
        value={form.values.attributes}
        onChange={(text) => form.setFieldValue('attributes', text)}
        error={form.errors.attributes}
        isReadOnly={isReadOnly}
        isShort
      />
    </ApiForm>
  );
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
