import { Alert, Badge, Button, Checkbox, Group, List, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { sentenceOf } from '../../../api/problem.js';
import { Failure } from '../../../components/failure.js';
import { Icon } from '../../../components/icon.js';
import { Time } from '../../../components/times.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Loaded } from '../draft/draft.js';
import { restoreVersion } from '../restore-version.js';
import { useComparison, useVersions, type Version } from '../version-queries.js';

const texts = experimentPage.versions;
const step = 10;
const most = 1000;

interface VersionsProps {
  loaded: Loaded;
  /** Restoring would put unsaved changes onto something else. */
  hasUnsaved: boolean;
  isReadOnly: boolean;
}

/** What the experiment has been, the latest first: who saved what; to be compared and restored. */
export function VersionsList({ loaded, hasUnsaved, isReadOnly }: VersionsProps) {
  const { id } = loaded.experiment;
  const [limit, setLimit] = useState(step);
  const { data, error, refetch } = useVersions(id, { limit });
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const can = useCan();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Skeleton height={180} />;
  const versions = data.toReversed();
  const latest = versions[0]?.number;
  const toggle = (number: number) =>
    setChosen(
      chosen.includes(number) ? chosen.filter((one) => one !== number) : [number, ...chosen].slice(0, 2),
    );
  const restore = async (number: number) => {
    setFailure(undefined);
    await restoreVersion(loaded, number).catch(setFailure);
  };
  const canRestore = !isReadOnly && can('act:restore-experiment');
  return (
    <Stack gap="sm">
      {versions.length > 1 && (
        <Text size="sm" c="dimmed">
          {texts.compareHint} {canRestore && hasUnsaved && texts.unsaved}
        </Text>
      )}
      {failure !== undefined && (
        <Alert
          role="alert"
          color="red"
          variant="light"
          icon={<Icon name="exclamation-circle" />}
          title={texts.failed}
        >
          {sentenceOf(failure)}
        </Alert>
      )}
      {chosen.length === 2 && <Comparison id={id} chosen={chosen} />}
      {versions.map((version, index) => (
        <VersionRow
          key={`${version.number} ${version.at}`}
          version={version}
          isLatest={version.number === latest}
          isChosen={chosen.includes(version.number)}
          // Of several under one number the last one is compared.
          toggle={versions[index - 1]?.number === version.number ? undefined : toggle}
          restore={canRestore && version.number !== latest ? restore : undefined}
          isBlocked={hasUnsaved}
        />
      ))}
      {data.length === limit && limit < most && (
        <Group>
          <Button variant="default" onClick={() => setLimit(Math.min(most, limit + 5 * step))}>
            {texts.more}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface RowProps {
  version: Version;
  isLatest: boolean;
  isChosen: boolean;
  toggle: ((number: number) => void) | undefined;
  restore: ((number: number) => Promise<void>) | undefined;
  isBlocked: boolean;
}

function VersionRow({ version, isLatest, isChosen, toggle, restore, isBlocked }: RowProps) {
  const { number, at, author, note, reason, restoredFrom, changes } = version;
  return (
    <Paper p="sm" role="group" aria-label={texts.number(number)}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <Group gap="sm" align="flex-start" wrap="nowrap" miw={0}>
          <Checkbox
            aria-label={texts.choose(number)}
            checked={isChosen}
            onChange={() => toggle?.(number)}
            disabled={!toggle}
          />
          <Stack gap={4} miw={0}>
            <Group gap="xs">
              <Text size="sm" fw={550}>
                {texts.number(number)}
              </Text>
              {isLatest && <Badge color="teal">{texts.now}</Badge>}
              {restoredFrom !== null && <Badge color="gray">{texts.restoredFrom(restoredFrom)}</Badge>}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <Time value={at} /> {experimentPage.history.by(author)}
            </Text>
            {note && (
              <Text size="sm" fs="italic" style={{ overflowWrap: 'anywhere' }}>
                {note}
              </Text>
            )}
            {reason && reason !== author && <Text size="sm">{reason}</Text>}
            <Changes changes={changes} />
          </Stack>
        </Group>
        {restore && (
          <Button
            variant="default"
            size="compact-sm"
            flex="none"
            disabled={isBlocked}
            aria-label={texts.restoreOf(number)}
            onClick={() => void restore(number)}
          >
            {texts.restore}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function Comparison({ id, chosen }: { id: number; chosen: readonly number[] }) {
  const [older = 0, newer = 0] = [...chosen].sort((one, other) => one - other);
  const { data, error, refetch } = useComparison(id, newer, older);
  if (error) return <Failure error={error} retry={refetch} />;
  return (
    <Alert role="status" variant="light" icon={<Icon name="clone" />} title={texts.comparing(older, newer)}>
      {data ? <Changes changes={data} /> : <Skeleton height={44} />}
    </Alert>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0) return <Text size="sm">{texts.nothing}</Text>;
  return (
    <List size="sm">
      {changes.map((change) => (
        <List.Item key={change} style={{ overflowWrap: 'anywhere' }}>
          {change}
        </List.Item>
      ))}
    </List>
  );
}
