import { Select, TextInput } from '@mantine/core';
import { api, done, type Schema } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useProjectId } from '../../place/use-place.js';
import { apiKeys as texts } from '../../texts/api-keys.js';

type ApiKey = Schema<'ApiKeyDto'>;

interface DialogProps {
  close: () => void;
  onMade: (key: ApiKey) => unknown;
}

/** Makes an API key. */
export function CreateKeyDialog({ close, onMade }: DialogProps) {
  const projectId = useProjectId();
  const state = useApiForm<{ name: string; kind: ApiKey['kind']; expires: string }, ApiKey>({
    initialValues: { name: '', kind: 'secret', expires: '' },
    fieldNames: { expires_at: 'expires' },
    validate: { name: (name) => (name.trim() ? null : texts.nameNeeded) },
    send: ({ name, kind, expires }) => {
      const end = expires && { expires_at: new Date(expires).toISOString() };
      return done(api.POST('/api/auth/keys', { body: { name, kind, project_id: projectId, ...end } }));
    },
    onDone: onMade,
  });
  const { form } = state;
  return (
    <FormDialog title={texts.create} submit={texts.create} state={state} close={close}>
      <TextInput
        label={texts.fields.name}
        placeholder={texts.fields.nameExample}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={texts.fields.kind}
        description={texts.kindHints[form.values.kind]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <TextInput
        type="datetime-local"
        label={texts.fields.expires}
        description={texts.fields.expiresHint}
        {...form.getInputProps('expires')}
      />
    </FormDialog>
  );
}
