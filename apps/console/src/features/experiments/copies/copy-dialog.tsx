import { Select, Text } from '@mantine/core';
import { api, done } from '../../../api/client.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { useApiForm } from '../../../components/form/use-api-form.js';
import { sayDone } from '../../../components/toasts.js';
import type { OpenProject } from '../../../place/use-place.js';
import { copies } from '../../../texts/copies.js';
import { refreshExperiments, type ListedExperiment } from '../experiment-queries.js';

interface CopyDialogProps {
  experiment: Pick<ListedExperiment, 'id' | 'title'>;
  /** Those that it can be copied to. */
  projects: readonly OpenProject[];
  close: () => void;
}

/** Asks for the project that gets a copy. */
export function CopyDialog({ experiment: { id, title }, projects, close }: CopyDialogProps) {
  const state = useApiForm<{ projectId: string }, unknown>({
    initialValues: { projectId: projects.length === 1 ? String(projects[0]!.id) : '' },
    validate: { projectId: (value) => (value ? null : copies.projectNeeded) },
    send: ({ projectId }) =>
      done(
        api.POST('/experiments/{id}/copy', {
          params: { path: { id } },
          body: { projectId: Number(projectId) },
        }),
      ),
    onDone: async (_, { projectId }) => {
      await refreshExperiments();
      const project = projects.find((one) => String(one.id) === projectId);
      sayDone(copies.copied(title, project?.name ?? ''));
      close();
    },
  });
  return (
    <FormDialog title={copies.copy(title)} submit={copies.submit} state={state} close={close}>
      <Text size="sm">{copies.about}</Text>
      <Select
        label={copies.project}
        placeholder={copies.projectExample}
        data={projects.map((project) => ({ value: String(project.id), label: project.name }))}
        required
        searchable
        openOnFocus={false}
        data-autofocus
        {...state.form.getInputProps('projectId')}
      />
    </FormDialog>
  );
}
