import { Box, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePlaceNames } from '../place/use-place.js';

interface PageProps {
  title: string;
  /** One sentence under the title: what this page is for. */
  about?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of every page in the shell: heading, tab title, main actions. */
export function Page({ title, about, actions, children }: PageProps) {
  return (
    <Stack gap="lg">
      <TabTitle title={title} />
      <Group justify="space-between" align="flex-start" gap="md">
        <Box maw={680}>
          <Title order={1}>{title}</Title>
          {about && (
            <Text c="dimmed" size="sm" mt={2} style={{ textWrap: 'pretty' }}>
              {about}
            </Text>
          )}
        </Box>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

/** Says in the browser's tab where one is. `Page` does it already. */
export function TabTitle({ title }: { title: string }) {
  const names = usePlaceNames();
  return <title>{[title, ...names, 'ABTestingTool'].join(' · ')}</title>;
}
