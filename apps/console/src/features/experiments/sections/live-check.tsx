import { Alert, Box, Button, Group, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';

const texts = experimentPage.tag;
const askEveryMs = 2_000;

/** Waits for something new to come from the website, once asked to. */
export function LiveCheck({ projectId }: { projectId: number }) {
  const [isChecking, setChecking] = useState(false);
  const found = useNews(projectId, isChecking);
  if (found) {
    return (
      <Alert role="status" variant="light" color="teal" icon={<Icon name="check-circle" />}>
        {texts.found(found)}
      </Alert>
    );
  }
  if (!isChecking) {
    return (
      <Box>
        <Button variant="default" leftSection={<Icon name="bolt" />} onClick={() => setChecking(true)}>
          {texts.check}
        </Button>
      </Box>
    );
  }
  return (
    <Alert role="status" variant="light" icon={<Loader size="xs" aria-hidden="true" />}>
      <Text size="sm">{texts.checking}</Text>
      <Text size="sm" mt={4}>
        {texts.notActive}
      </Text>
      <Group mt="sm">
        <Button size="compact-sm" variant="default" onClick={() => setChecking(false)}>
          {texts.stop}
        </Button>
      </Group>
    </Alert>
  );
}

/** What came first since the check began, in words. It is told by what was there before, not by clocks. */
function useNews(projectId: number, isChecking: boolean): string | undefined {
  const [before, setBefore] = useState<ReadonlySet<string>>();
  const [found, setFound] = useState<string>();
  useQuery({
    queryKey: ['live-check', projectId],
    queryFn: async () => {
      const news = newsOf(await done(api.POST('/events/live', { body: { projectId } })));
      if (!before) setBefore(new Set(news.keys()));
      else setFound([...news].find(([key]) => !before.has(key))?.[1]);
      return null;
    },
    enabled: isChecking && !found,
    refetchInterval: askEveryMs,
    gcTime: 0,
  });
  return found;
}

function newsOf({ exposures, events }: Schema<'LiveEventsDto'>): Map<string, string> {
  return new Map([
    ...exposures.map(({ experimentId, endUserId }): [string, string] => [
      `${experimentId}:${endUserId}`,
      texts.exposure(endUserId),
    ]),
    ...events.map(({ id, type, endUserId }): [string, string] => [
      `${id}`,
      texts.event(type, endUserId ?? '?'),
    ]),
  ]);
}
