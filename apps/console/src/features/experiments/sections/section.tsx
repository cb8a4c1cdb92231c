import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DraftState } from '../draft/use-draft.js';

/** What every section of the experiment's page gets. */
export interface SectionProps {
  edit: DraftState;
  /** For members who may look only, and for archived experiments. */
  isReadOnly: boolean;
}

interface SectionFrameProps {
  id: string;
  title: string;
  about: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of the experiment's page. */
export function Section({ id, title, about, actions, children }: SectionFrameProps) {
  return (
    <Paper component="section" id={id} aria-labelledby={`${id}-title`} p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Box>
            <Title order={2} id={`${id}-title`}>
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {about}
            </Text>
          </Box>
          {actions}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
