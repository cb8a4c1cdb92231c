import { Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { Failure } from '../../components/failure.js';
import { Time } from '../../components/times.js';
import { sayDone } from '../../components/toasts.js';
import { profile } from '../../texts/profile.js';

type OwnSession = Schema<'OwnSessionDto'>;

const texts = profile.sessions;
const queryKey = ['me', 'sessions'];

/** Where the user is logged in, with a way to end it. */
export function SessionsSection() {
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => done(api.POST('/users/me/sessions/all', { body: {} })),
  });
  const others = data?.items.filter(({ current }) => !current) ?? [];
  return (
    <Paper p="md" component="section" aria-label={texts.title}>
      <Title order={2}>{texts.title}</Title>
      <Text size="sm" c="dimmed" mb="sm">
        {texts.text}
      </Text>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton height={80} aria-busy="true" />}
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {data?.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Stack>
      {others.length > 1 && (
        <Button variant="default" mt="sm" onClick={() => void endOthers()}>
          {texts.endOthers}
        </Button>
      )}
    </Paper>
  );
}

function SessionRow({ session }: { session: OwnSession }) {
  const { id, device, network, createdAt, lastUsedAt, current } = session;
  return (
    <Group component="li" justify="space-between" wrap="nowrap">
      <div>
        <Text size="sm" fw={600} component="span">
          {device || texts.unknownDevice}
        </Text>{' '}
        {current && <Badge variant="light">{texts.current}</Badge>}
        <Text size="sm" c="dimmed">
          {network && texts.from(network)} {texts.opened} <Time value={createdAt} />, {texts.used}{' '}
          <Time value={lastUsedAt} />
        </Text>
      </div>
      {!current && (
        <Button
          size="xs"
          variant="default"
          flex="none"
          aria-label={texts.endOf(device)}
          onClick={() => void end(id)}
        >
          {texts.end}
        </Button>
      )}
    </Group>
  );
}

async function end(id: string): Promise<void> {
  await done(api.DELETE('/users/me/sessions/{id}', { params: { path: { id } } }));
  await showEnded();
}

async function endOthers(): Promise<void> {
  await done(api.DELETE('/users/me/sessions'));
  await showEnded();
}

async function showEnded(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey });
  sayDone(texts.ended);
}
