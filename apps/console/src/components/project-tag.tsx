import { Button, Code, CopyButton, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done } from '../api/client.js';
import { usePlace } from '../place/use-place.js';
import { publicUrl } from '../public-url.js';
import { common } from '../texts/common.js';
import { Icon } from './icon.js';

const texts = common.tag;

/** The line that goes on a project's website, to be copied. */
export function ProjectTag({ projectId }: { projectId: number }) {
  const publicId = usePublicId(projectId);
  if (publicId === undefined) return <Skeleton height={90} aria-busy="true" />;
  const tag = `<script src="${publicUrl}/static/client-sdk.js" data-project-id="${publicId}"></script>`;
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

/** How pages name the project: nobody finds it by counting. The number is as good where the project is out of reach. */
function usePublicId(projectId: number): string | number | undefined {
  const { orgId } = usePlace();
  const { data, isPending } = useQuery({
    queryKey: ['projects', 'one', orgId, projectId],
    queryFn: async () => {
      const { items } = await done(
        api.POST('/projects/all', { body: { orgId, projectId, page: 1, rows: 1 } }),
      );
      return items[0] ?? null;
    },
  });
  return isPending ? undefined : (data?.publicId ?? projectId);
}
