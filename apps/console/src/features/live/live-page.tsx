import { Badge, Button, Grid, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '../../api/client.js';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { SearchBox } from '../../components/list/search-box.js';
import { useListView } from '../../components/list/use-list-view.js';
import { Page } from '../../components/page.js';
import { useProjectId } from '../../place/use-place.js';
import { live } from '../../texts/live.js';
import { EventList, ExposureList } from './live-lists.js';
import { LiveNotes } from './live-notes.js';
import { useNames } from './use-names.js';

const refreshMs = 2_000;

/** What arrives in the project, to find out whether a tag works. */
export function LivePage() {
  const projectId = useProjectId();
  const view = useListView();
  const [isPaused, setPaused] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['live', projectId],
    queryFn: () => done(api.POST('/events/live', { body: { projectId } })),
    refetchInterval: isPaused ? false : refreshMs,
  });
  const names = useNames(data);
  if (error && !data) return <Failure error={error} retry={refetch} />;
  const toggle = (
    <Group gap="sm">
      <Badge
        color={isPaused ? 'gray' : 'teal'}
        leftSection={<Icon name={isPaused ? 'pause' : 'circle-fill'} />}
      >
        {isPaused ? live.paused : live.running}
      </Badge>
      <Button
        variant="default"
        leftSection={<Icon name={isPaused ? 'play' : 'pause'} />}
        onClick={() => setPaused(!isPaused)}
      >
        {isPaused ? live.resume : live.pause}
      </Button>
    </Group>
  );
  return (
    <Page title={live.title} about={live.about} actions={toggle}>
      <SearchBox label={live.filter} value={view.q} onSearch={(q) => view.set({ q })} />
      <LiveNotes notes={data?.notes ?? []} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <EventList events={data?.events} names={names} q={view.q} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <ExposureList exposures={data?.exposures} names={names} q={view.q} />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
