import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { publicUrl } from '../public-url.js';
import { common } from '../texts/common.js';
import { Icon } from './icon.js';

const texts = common.tag;

/** The line that goes on a project's website, to be copied. */
export function ProjectTag({ projectId }: { projectId: number }) {
  const tag = `<script src="${publicUrl}/static/client-sdk.js" data-project-id="${projectId}"></script>`;
  return (
    <Stack gap="xs">
      <Text size="sm" id="tag-label">
        {texts.label}
      </Text>
      <Code
        block
        tabIndex={0}
        aria-labelledby="tag-label"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {tag}
      </Code>
      <Group gap="sm">
        <CopyButton value={tag}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
              {copied ? texts.copied : texts.copy}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}
