import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface CardProps {
  id: string;
  title: string;
  about?: string;
  children: ReactNode;
}

/** A part of the page of a metric. */
export function Card({ id, title, about, children }: CardProps) {
  return (
    <Paper component="section" p={{ base: 'md', sm: 'lg' }} aria-labelledby={`${id}-title`}>
      <Stack gap="md">
        <div>
          <Title order={2} id={`${id}-title`}>
            {title}
          </Title>
          {about && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}
