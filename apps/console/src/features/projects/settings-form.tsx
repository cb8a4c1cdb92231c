import { Alert, Stack } from '@mantine/core';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useUnsavedGuard } from '../../components/form/use-unsaved-guard.js';
import { Icon } from '../../components/icon.js';
import { sayDone } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { common } from '../../texts/common.js';
import { projects } from '../../texts/projects.js';
import { originFault } from './origin-fault.js';
import { refreshProjects, type Project } from './project-queries.js';
import { SettingsFields, type SettingsValues } from './settings-fields.js';

/** The settings of a project, each explained. */
export function SettingsForm({ project }: { project: Project }) {
  const mayChange = useCan(project.id)('act:update-project');
  const state = useApiForm<SettingsValues, Project>({
    initialValues: valuesOf(project),
    validate: {
      name: (value) => (value.trim() ? null : projects.nameNeeded),
      allowedOrigins: originFault,
    },
    send: ({ holdoutPercent, ...values }) =>
      done(
        api.PATCH('/projects/{id}', {
          params: { path: { id: project.id } },
          body: { ...values, holdoutPercent: Number(holdoutPercent) },
        }),
      ),
    onDone: async (saved) => {
      form.setValues(valuesOf(saved));
      form.resetDirty(valuesOf(saved));
      await refreshProjects();
      sayDone(projects.saved);
    },
  });
  const { form } = state;
  useUnsavedGuard(form.isDirty() && !state.isSending);
  if (mayChange) {
    return (
      <ApiForm state={state} submit={common.save}>
        <SettingsFields form={form} />
      </ApiForm>
    );
  }
  return (
    <Stack gap="md">
      <Alert variant="light" icon={<Icon name="info-circle" />}>
        {projects.settings.readOnly}
      </Alert>
      <SettingsFields form={form} isReadOnly />
    </Stack>
  );
}

const valuesOf = (project: Project): SettingsValues => ({
  name: project.name,
  description: project.description,
  allowedOrigins: project.allowedOrigins,
  holdoutPercent: project.holdoutPercent,
  storedAttributesInPublic: project.storedAttributesInPublic,
  publishCounters: project.publishCounters,
  publicNames: project.publicNames,
  requirePublicId: project.requirePublicId,
  browsersOnly: project.browsersOnly,
  requireIdentityProof: project.requireIdentityProof,
  browserStreams: project.browserStreams,
  protocol: project.protocol,
});
