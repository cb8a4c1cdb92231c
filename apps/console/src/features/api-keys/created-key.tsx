import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import type { Schema } from '../../api/client.js';
import { Icon } from '../../components/icon.js';
import { apiKeys } from '../../texts/api-keys.js';

const texts = apiKeys.made;

/** The new key, which cannot be seen again. */
export function CreatedKey({ made, close }: { made: Schema<'ApiKeyDto'>; close: () => void }) {
  return (
    <Alert color="teal" variant="light" role="status" icon={<Icon name="key" />} title={texts.title}>
      <Stack gap="sm">
        <Text size="sm">{texts.text}</Text>
        <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {made.key}
        </Code>
        <Group gap="sm">
          <CopyButton value={made.key}>
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
          <Button variant="default" onClick={close}>
            {texts.close}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
