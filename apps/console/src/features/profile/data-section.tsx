import { Button, Group, Paper, PasswordInput, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { dropSession } from '../../session/session.js';
import { profile } from '../../texts/profile.js';

const texts = profile.data;

/** Takes the account along, or away. */
export function DataSection() {
  const [isDeleting, { open, close }] = useDisclosure(false);
  return (
    <Paper p="md" component="section" aria-label={texts.title}>
      <Title order={2}>{texts.title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.text}
      </Text>
      <Group>
        <Button variant="default" onClick={() => void download()}>
          {texts.export}
        </Button>
        <Button variant="default" c="var(--mantine-color-error)" onClick={open}>
          {texts.delete}
        </Button>
      </Group>
      {isDeleting && <DeletionDialog close={close} />}
    </Paper>
  );
}

function DeletionDialog({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const state = useApiForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value ? null : profile.password.needed) },
    send: (body) => done(api.DELETE('/users/me', { body })),
    onDone: () => {
      dropSession();
      return navigate('/login');
    },
  });
  return (
    <FormDialog title={texts.delete} submit={texts.confirm} state={state} close={close}>
      <Text size="sm">{texts.warning}</Text>
      <PasswordInput
        label={profile.password.old}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': profile.password.show, tabIndex: 0 }}
        required
        data-autofocus
        {...state.form.getInputProps('password')}
      />
    </FormDialog>
  );
}

async function download(): Promise<void> {
  const account = await done(api.GET('/users/me/export'));
  const file = new Blob([JSON.stringify(account, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'account.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
