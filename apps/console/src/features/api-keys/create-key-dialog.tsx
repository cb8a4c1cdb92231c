import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core';
import { lastDay } from '../../components/days.js';
import { api, done, type Schema } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useProjectId } from '../../place/use-place.js';
import { apiKeys as texts } from '../../texts/api-keys.js';

type ApiKey = Schema<'ApiKeyDto'>;

type Scope = ApiKey['scopes'][number];

interface Values {
  name: string;
  kind: ApiKey['kind'];
  given: 'all' | 'chosen';
  scopes: Scope[];
  service: boolean;
  expires: string;
}

const ofSecret = Object.keys(texts.scopes) as Scope[];
const ofPublishable: Scope[] = ['decide', 'events:write'];

const scopesOf = (kind: ApiKey['kind']): Scope[] => (kind === 'secret' ? ofSecret : ofPublishable);

const possible = (kind: ApiKey['kind'], scopes: Scope[]): Scope[] =>
  scopesOf(kind).filter((scope) => scopes.includes(scope));

interface DialogProps {
  close: () => void;
  onMade: (key: ApiKey) => unknown;
}

/** Makes an API key. */
export function CreateKeyDialog({ close, onMade }: DialogProps) {
  const projectId = useProjectId();
  const state = useApiForm<Values, ApiKey>({
    initialValues: { name: '', kind: 'secret', given: 'all', scopes: [], service: false, expires: '' },
    fieldNames: { expires_at: 'expires' },
    validate: {
      name: (name) => (name.trim() ? null : texts.nameNeeded),
      scopes: (_, { given, kind, scopes }) =>
        given === 'all' || possible(kind, scopes).length > 0 ? null : texts.scopeNeeded,
    },
    send: ({ name, kind, given, scopes, service, expires }) => {
      const chosen = given === 'chosen' && { scopes: possible(kind, scopes) };
      const end = expires && { expires_at: new Date(expires).toISOString() };
      const body = { name, kind, service, project_id: projectId, ...chosen, ...end };
      return done(api.POST('/api/auth/keys', { body }));
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
      <Radio.Group
        label={texts.fields.scopes}
        description={texts.fields.scopesHint}
        {...form.getInputProps('given')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={texts.fields.all} />
          <Radio value="chosen" label={texts.fields.chosen} />
        </Stack>
      </Radio.Group>
      {form.values.given === 'chosen' && (
        <Checkbox.Group aria-label={texts.fields.chosen} {...form.getInputProps('scopes')}>
          <Stack gap="xs">
            {scopesOf(form.values.kind).map((scope) => (
              <Checkbox key={scope} value={scope} label={texts.scopes[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Checkbox
        label={texts.fields.service}
        description={texts.fields.serviceHint}
        {...form.getInputProps('service', { type: 'checkbox' })}
      />
      <TextInput
        type="datetime-local"
        max={`${lastDay}T23:59`}
        label={texts.fields.expires}
        description={texts.fields.expiresHint}
        {...form.getInputProps('expires')}
      />
    </FormDialog>
  );
}
