import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { api, done } from '../../api/client.js';
import { confirmed } from '../../components/confirm.js';
import { Icon } from '../../components/icon.js';
import { sayFailed } from '../../components/toasts.js';
import { projects } from '../../texts/projects.js';

const texts = projects.identity;

/** Makes the secret that proofs of identity are made with, and shows it this once. */
export function IdentitySecret({ projectId }: { projectId: number }) {
  const [secret, setSecret] = useState<string>();
  const make = async () => {
    if (!(await confirmed({ ...texts.question, isDestructive: true }))) return;
    try {
      const params = { path: { id: projectId } };
      const made = await done(api.POST('/projects/{id}/identity-secret', { params }));
      setSecret(made.identitySecret);
    } catch (error) {
      sayFailed(error);
    }
  };
  return (
    <Stack gap="sm" align="flex-start">
      {secret && (
        <>
          <Text size="sm" role="status">
            {texts.made}
          </Text>
          <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {secret}
          </Code>
        </>
      )}
      <Group gap="sm">
        {secret && (
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={<Icon name={copied ? 'check' : 'copy'} />}
                onClick={copy}
              >
                {copied ? texts.copied : texts.copy}
              </Button>
            )}
          </CopyButton>
        )}
        <Button variant="default" onClick={() => void make()}>
          {texts.make}
        </Button>
      </Group>
    </Stack>
  );
}
