import { Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import { usePlace } from '../../place/use-place.js';
import { projects } from '../../texts/projects.js';
import { refreshProjects } from './project-queries.js';

const texts = projects.fields;

/** Makes a project and leads to its settings. */
export function CreateProjectDialog({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const { orgId, toOrganization } = usePlace();
  const state = useApiForm({
    initialValues: { name: '', description: '' },
    validate: { name: (value) => (value.trim() ? null : projects.nameNeeded) },
    send: (values) => done(api.POST('/projects', { body: { orgId, ...values } })),
    onDone: async ({ id, name }) => {
      await refreshProjects();
      sayDone(projects.created(name));
      await navigate(toOrganization(`projects/${id}`));
    },
  });
  const { form } = state;
  return (
    <FormDialog title={projects.create} submit={projects.createSubmit} state={state} close={close}>
      <Text size="sm" c="dimmed">
        {projects.createHint}
      </Text>
      <TextInput
        label={texts.name}
        placeholder={texts.nameExample}
        description={texts.nameHint}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Textarea
        label={texts.description}
        description={texts.descriptionHint}
        autosize
        minRows={2}
        {...form.getInputProps('description')}
      />
    </FormDialog>
  );
}
