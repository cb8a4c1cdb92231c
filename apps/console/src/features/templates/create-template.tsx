import { Select, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone } from '../../components/toasts.js';
import type { MenuEntry } from '../../place/menu-tree.js';
import { usePlace } from '../../place/use-place.js';
import { actionGroups } from '../../texts/actions.js';
import { templates } from '../../texts/people.js';

type Template = Schema<'MenuTemplateDto'>;

/** Makes a template from another one or for reading only, and leads to its editor. */
export function CreateTemplate({ known, close }: { known: readonly Template[]; close: () => void }) {
  const { orgId, toOrganization } = usePlace();
  const navigate = useNavigate();
  const state = useApiForm({
    initialValues: { name: '', from: 'reading' },
    validate: { name: (value) => (value.trim() ? null : templates.nameNeeded) },
    send: ({ name, from }) => {
      const tree = known.find(({ id }) => String(id) === from)?.tree ?? JSON.stringify(readingOnly());
      return done(api.POST('/menu-templates', { body: { orgId, name: name.trim(), tree } }));
    },
    onDone: async ({ id, name }) => {
      await queryClient.invalidateQueries({ queryKey: ['templates'] });
      sayDone(templates.created(name));
      await navigate(toOrganization(`menu-templates/${id}`));
    },
  });
  const choices = known.map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <FormDialog title={templates.create} submit={templates.createSubmit} state={state} close={close}>
      <TextInput
        label={templates.name}
        placeholder={templates.nameExample}
        required
        data-autofocus
        {...state.form.getInputProps('name')}
      />
      <Select
        label={templates.startFrom}
        description={templates.startFromHint}
        data={[{ value: 'reading', label: templates.fromEmpty }, ...choices]}
        allowDeselect={false}
        {...state.form.getInputProps('from')}
      />
    </FormDialog>
  );
}

/** What a project is about, to look at and to change nothing. */
function readingOnly(): MenuEntry[] {
  return actionGroups
    .filter(({ href }) => ['/experiment', '/segment', '/live-events'].includes(href))
    .map(({ href, label, icon, actions }) => ({
      key: href.slice(1),
      label,
      icon: `pi pi-fw pi-${icon}`,
      data: { href, actions: Object.keys(actions).filter((name) => name.startsWith('act:get-')) },
    }));
}
