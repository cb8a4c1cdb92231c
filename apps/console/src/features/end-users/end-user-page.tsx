import {
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  SimpleGrid,
  Skeleton,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { confirmed } from '../../components/confirm.js';
import { Failure } from '../../components/failure.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/times.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { endUsers as texts } from '../../texts/end-users.js';
import { ProfileForm } from './profile-form.js';

type EndUser = Schema<'EndUserViewDto'>;

/** One end user: what is stored, and what they are in. */
export function EndUserPage() {
  const endUserId = useParams().endUserId ?? '';
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const can = useCan();
  const { data, error, refetch } = useQuery({
    queryKey: ['end-users', projectId, endUserId],
    queryFn: () =>
      done(
        api.GET('/projects/{projectId}/end-users/{endUserId}', {
          params: { path: { projectId, endUserId } },
        }),
      ),
  });
  return (
    <Page
      title={endUserId}
      about={
        <Anchor component={Link} to={toProject('end-users')} size="sm">
          {texts.back}
        </Anchor>
      }
      actions={data && can('act:delete-end-user') && <DeleteButton id={endUserId} />}
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton height={320} aria-busy="true" />}
      {data && (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          <Part title={texts.profile.title}>
            {data.profile ? (
              <ProfileForm profile={data.profile} isReadOnly={!can('act:update-end-user')} />
            ) : (
              <Text size="sm">{texts.profile.none}</Text>
            )}
          </Part>
          <Stack gap="lg">
            <Assignments assignments={data.assignments} />
            <Segments segments={data.segments} />
          </Stack>
        </SimpleGrid>
      )}
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title} p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Title order={2}>{title}</Title>
        {children}
      </Stack>
    </Paper>
  );
}

function Assignments({ assignments }: Pick<EndUser, 'assignments'>) {
  const { toProject } = usePlace();
  return (
    <Part title={texts.assignments.title}>
      {assignments.length === 0 ? (
        <Text size="sm">{texts.assignments.none}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{texts.assignments.experiment}</Table.Th>
              <Table.Th>{texts.assignments.variation}</Table.Th>
              <Table.Th>{texts.assignments.since}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {assignments.map(({ experimentId, experimentTitle, variationTitle, assignedAt }) => (
              <Table.Tr key={`${experimentId} ${assignedAt}`}>
                <Table.Td>
                  <Anchor component={Link} to={toProject(`experiments/${experimentId}`)} size="sm">
                    {experimentTitle}
                  </Anchor>
                </Table.Td>
                <Table.Td>{variationTitle}</Table.Td>
                <Table.Td>
                  <Time value={assignedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  );
}

function Segments({ segments }: Pick<EndUser, 'segments'>) {
  return (
    <Part title={texts.segments.title}>
      {segments.length === 0 && <Text size="sm">{texts.segments.none}</Text>}
      <Group gap="xs">
        {segments.map(({ id, name }) => (
          <Badge key={id}>{name}</Badge>
        ))}
      </Group>
    </Part>
  );
}

function DeleteButton({ id }: { id: string }) {
  const navigate = useNavigate();
  const projectId = useProjectId();
  const { toProject } = usePlace();
  const remove = async () => {
    if (!(await confirmed({ ...texts.confirmRemove(id), isDestructive: true }))) return;
    try {
      const params = { path: { projectId, endUserId: id } };
      await done(api.DELETE('/projects/{projectId}/end-users/{endUserId}', { params }));
      await navigate(toProject('end-users'));
      await queryClient.invalidateQueries({ queryKey: ['end-users'] });
      sayDone(texts.removed(id));
    } catch (error) {
      sayFailed(error);
    }
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" />} onClick={() => void remove()}>
      {texts.remove}
    </Button>
  );
}
