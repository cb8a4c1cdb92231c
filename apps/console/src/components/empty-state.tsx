import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';

interface EmptyStateProps {
  icon: string;
  title: string;
  /** What to do first, in a sentence. */
  text: ReactNode;
  /** The button that does it. */
  children?: ReactNode;
  /** The level of the heading; 2 on a page of its own, 3 inside a section. */
  order?: 2 | 3;
}

/** What stands where there is nothing yet: what to do first. */
export function EmptyState({ icon, title, text, children, order = 2 }: EmptyStateProps) {
  return (
    <Stack align="center" gap="sm" py={order === 2 ? 56 : 'lg'} px="md" ta="center">
      <ThemeIcon size={48} radius="xl" variant="light">
        <Icon name={icon} />
      </ThemeIcon>
      <Title order={order}>{title}</Title>
      <Text c="dimmed" maw={440}>
        {text}
      </Text>
      {children}
    </Stack>
  );
}
