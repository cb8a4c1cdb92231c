import { Anchor, Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TabTitle } from '../../components/page.js';
import iconUrl from '../../icon.svg';
import { AppearanceSwitch } from '../../shell/appearance-switch.js';
import { ConnectionBanner } from '../../shell/connection-banner.js';
import { common } from '../../texts/common.js';

interface AccountFrameProps {
  title: string;
  text?: ReactNode;
  children: ReactNode;
  /** Ways elsewhere, under the card. */
  footer?: ReactNode;
}

/** The frame of the pages before one is in: one card in the middle. */
export function AccountFrame({ title, text, children, footer }: AccountFrameProps) {
  return (
    <Box component="main" px="md" py={{ base: 'lg', sm: 64 }} maw={480} mx="auto">
      <TabTitle title={title} />
      <Group justify="space-between" mb="lg">
        <Group gap={10}>
          <img src={iconUrl} width={30} height={30} alt="" />
          <Text fw={700}>{common.product}</Text>
        </Group>
        <AppearanceSwitch />
      </Group>
      <ConnectionBanner />
      <Paper p={{ base: 'lg', sm: 'xl' }} shadow="sm">
        <Stack gap="md">
          <div>
            <Title order={1}>{title}</Title>
            {text && (
              <Text c="dimmed" size="sm" mt={4}>
                {text}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Paper>
      {footer && (
        <Stack gap={6} mt="lg" align="center">
          {footer}
        </Stack>
      )}
    </Box>
  );
}

/** A line under the card: a question and a way. */
export function FooterLink({
  question,
  to,
  children,
}: {
  question?: string;
  to: string;
  children: ReactNode;
}) {
  return (
    <Text size="sm" c="dimmed" ta="center">
      {question}{' '}
      <Anchor component={Link} to={to} size="sm" underline="always">
        {children}
      </Anchor>
    </Text>
  );
}
