import { Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { experimentPage } from '../../texts/experiment-page.js';
import { experiments } from '../../texts/experiments.js';
import { refreshExperiments } from './experiment-queries.js';

const texts = experiments.fields;

/** Makes an experiment and leads to it. */
export function CreateDialog({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const { toProject } = usePlace();
  const projectId = useProjectId();
  const { orgId } = usePlace();
  const can = useCan();
  const state = useApiForm({
    initialValues: { title: '', url: '', description: '' },
    validate: {
      title: (value) => (value.trim() ? null : experiments.titleNeeded),
      url: (value) => (/^(https?:\/\/\S+)?$/i.test(value.trim()) ? null : experiments.urlFault),
    },
    send: async (values) => {
      const protocol = await usualProtocol(projectId, orgId);
      const body = { projectId, ...withoutEmpty(values), ...protocol };
      const made = await done(api.POST('/experiments', { body }));
      if (can('act:create-variation')) await addFirstVariation(made.id);
      return made;
    },
    onDone: async ({ id, title }) => {
      await refreshExperiments();
      sayDone(experiments.created(title));
      await navigate(toProject(`experiments/${id}`));
    },
  });
  const { form } = state;
  return (
    <FormDialog title={experiments.create} submit={experiments.createSubmit} state={state} close={close}>
      <TextInput
        label={texts.title}
        placeholder={texts.titleExample}
        required
        data-autofocus
        {...form.getInputProps('title')}
      />
      <TextInput label={texts.url} description={texts.urlHint} type="url" {...form.getInputProps('url')} />
      <Textarea label={texts.description} autosize minRows={2} {...form.getInputProps('description')} />
    </FormDialog>
  );
}

/** There is nothing to compare without one. The experiment stays without it where it cannot be added. */
async function addFirstVariation(id: number): Promise<void> {
  const body = { title: experimentPage.variations.newTitle(1) };
  await api.POST('/experiments/{id}/variations', { params: { path: { id } }, body }).catch(() => undefined);
}

/**
 * Where the project says nothing of it, or not to this member, results may be looked at any day: a page is open at all
 * times.
 */
async function usualProtocol(projectId: number, orgId: number) {
  const list = { orgId, projectId, rows: 1, page: 1 };
  const answer = await api.POST('/projects/all', { body: list }).catch(() => undefined);
  const method = answer?.data?.items[0]?.protocol.method ?? 'frequentist';
  return method === 'frequentist' ? { protocol: { method: 'sequential' as const } } : {};
}

function withoutEmpty({ title, url, description }: { title: string; url: string; description: string }) {
  return { title, ...(url.trim() && { url: url.trim() }), ...(description && { description }) };
}
