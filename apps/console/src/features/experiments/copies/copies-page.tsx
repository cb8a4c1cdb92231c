import { Anchor, Box, Code, Group, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.js';
import { Failure } from '../../../components/failure.js';
import { Page } from '../../../components/page.js';
import { StatusBadge } from '../../../components/status-badge.js';
import { usePlace } from '../../../place/use-place.js';
import { copies } from '../../../texts/copies.js';
import { useWholeExperiment } from '../part-queries.js';
import { useCopies, useDifferences, type Copy, type SettingDifference } from './copy-queries.js';

/** A flag or experiment beside its copy in another project. */
export function CopiesPage() {
  const id = Number(useParams().experimentId);
  const { loaded } = useWholeExperiment(id);
  const { data, error, refetch } = useCopies(id);
  const [params, setParams] = useSearchParams();
  const { toProject } = usePlace();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data || !loaded) return <Skeleton height={320} />;
  const { title, type } = loaded.experiment;
  const back = toProject(`${type === 'Feature Flag' ? 'flags' : 'experiments'}/${id}`);
  const chosen =
    data.find(({ experimentId }) => String(experimentId) === params.get('with')) ??
    data.find(({ isOrigin }) => isOrigin) ??
    data[0];
  const about = (
    <Anchor component={Link} to={back} size="sm">
      {copies.back(title)}
    </Anchor>
  );
  return (
    <Page title={copies.compareTitle(title)} about={about}>
      {chosen ? (
        <Stack gap="md">
          <Select
            label={copies.with}
            data={data.map((copy) => ({ value: String(copy.experimentId), label: nameOf(copy) }))}
            value={String(chosen.experimentId)}
            onChange={(value) => setParams(value ? { with: value } : {}, { replace: true })}
            allowDeselect={false}
            maw={420}
          />
          <Differences id={id} copy={chosen} />
        </Stack>
      ) : (
        <EmptyState icon="clone" {...copies.none} />
      )}
    </Page>
  );
}

const nameOf = ({ projectTitle, key, isOrigin }: Copy): string =>
  isOrigin ? copies.origin(projectTitle, key) : copies.named(projectTitle, key);

function Differences({ id, copy }: { id: number; copy: Copy }) {
  const { data, error, refetch } = useDifferences(id, copy.experimentId);
  const { orgId } = usePlace();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton height={240} />;
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <StatusBadge status={copy.status} />
        <Anchor
          component={Link}
          to={`/o/${orgId}/p/${copy.projectId}/experiments/${copy.experimentId}`}
          size="sm"
        >
          {copies.open(copy.projectTitle)}
        </Anchor>
      </Group>
      <Text size="sm" role="status">
        {copies.count(data.length)}
      </Text>
      {data.length > 0 && (
        <Box role="region" aria-label={copies.differences} tabIndex={0} style={{ overflowX: 'auto' }}>
          <Table verticalSpacing="sm" layout="fixed" miw={560} aria-label={copies.differences}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="28%">{copies.setting}</Table.Th>
                <Table.Th>{copies.here}</Table.Th>
                <Table.Th>{copy.projectTitle}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((difference) => (
                <DifferenceRow key={difference.field} difference={difference} />
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      )}
    </Stack>
  );
}

function DifferenceRow({ difference: { words, here, there } }: { difference: SettingDifference }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>
        {words}
      </Table.Th>
      {[here, there].map((value, index) => (
        <Table.Td key={index} style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>
          <SettingValue value={value} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function SettingValue({ value }: { value: unknown }) {
  if (value === null || value === undefined || value === '')
    return (
      <Text size="sm" c="dimmed">
        {copies.nothing}
      </Text>
    );
  if (typeof value === 'object')
    return (
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {JSON.stringify(value, null, 2)}
      </Code>
    );
  return (
    <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
      {typeof value === 'string' ? value : JSON.stringify(value)}
    </Text>
  );
}
