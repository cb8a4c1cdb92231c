import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '../api/client.js';
import { confirmed, type Question } from './confirm.js';
import { Time } from './times.js';
import { useCan } from '../place/use-can.js';
import { apiKeys } from '../texts/api-keys.js';
import { common } from '../texts/common.js';

const texts = apiKeys.keep;

/** The keys of a project that a member owns and that are neither revoked nor expired. */
export async function keysInProject(projectId: number, userId: number): Promise<KeyAtStake[]> {
  const query = { project_id: projectId, limit: 1000 };
  const keys = await done(api.GET('/api/auth/keys', { params: { query } }));
  return keys
    .filter((key) => key.owner?.id === userId && (key.is_active || key.stopped_at !== null))
    .map(({ id, name, last_used_at: lastUsedAt, last_used_from: lastUsedFrom }) => ({
      ...{ id, name, lastUsedAt, lastUsedFrom },
    }));
}

/** The same, as far as the member who asks may see keys. */
export function useKeysInProject(projectId: number, userId: number): KeyAtStake[] {
  const mayList = useCan(projectId)('act:get-api-keys');
  const query = useQuery({
    queryKey: ['api-keys', projectId, 'of', userId],
    queryFn: () => keysInProject(projectId, userId),
    enabled: mayList,
  });
  return query.data ?? [];
}

/** A key that a change of its owner's membership would stop, or make less of. */
export interface KeyAtStake {
  id: number;
  name: string;
  /** Where keys of several projects are shown. */
  projectName?: string;
  lastUsedAt: string | null;
  lastUsedFrom: string | null;
}

/**
 * Asks whether a step about a member should be done, and which of their keys the asker takes over with it.
 *
 * @returns the ids of those keys; undefined when it should not be done
 */
export async function confirmedWithKeys(
  question: Question,
  keys: readonly KeyAtStake[],
): Promise<number[] | undefined> {
  if (keys.length === 0) return (await confirmed(question)) ? [] : undefined;
  return new Promise((resolve) => {
    const id = modals.open({
      title: question.title,
      children: (
        <KeepKeys
          {...question}
          keys={keys}
          answer={(kept) => {
            resolve(kept);
            modals.close(id);
          }}
        />
      ),
      onClose: () => resolve(undefined),
    });
  });
}

interface KeepKeysProps extends Question {
  keys: readonly KeyAtStake[];
  answer: (kept: number[] | undefined) => void;
}

function KeepKeys({ text, confirm, isDestructive = false, keys, answer }: KeepKeysProps) {
  const [kept, setKept] = useState<string[]>([]);
  return (
    <Stack gap="md">
      <Text size="sm">{text}</Text>
      <KeyChoice keys={keys} value={kept} onChange={setKept} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => answer(undefined)}>
          {common.cancel}
        </Button>
        <Button {...(isDestructive && { color: 'red.9' })} onClick={() => answer(kept.map(Number))}>
          {confirm}
        </Button>
      </Group>
    </Stack>
  );
}

interface KeyChoiceProps {
  keys: readonly KeyAtStake[];
  /** Ids, as texts. */
  value?: string[];
  onChange?: (value: string[]) => void;
}

/** The keys of a member with their last use, to be ticked by who takes them over. */
export function KeyChoice({ keys, ...choice }: KeyChoiceProps) {
  return (
    <Checkbox.Group label={texts.title} description={texts.text} {...choice}>
      <Stack gap="xs" mt="xs">
        {keys.map((key) => (
          <Checkbox
            key={key.id}
            value={String(key.id)}
            label={[key.name, key.projectName].filter(Boolean).join(', ')}
            description={<LastUse {...key} />}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function LastUse({ lastUsedAt, lastUsedFrom }: KeyAtStake) {
  if (lastUsedAt === null) return texts.unused;
  return (
    <>
      {texts.used} <Time value={lastUsedAt} /> {lastUsedFrom && apiKeys.usedFrom(lastUsedFrom)}
    </>
  );
}
