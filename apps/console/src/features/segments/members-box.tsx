import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, done } from '../../api/client.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { segments } from '../../texts/segments.js';
import { refreshSegments } from './segment-queries.js';

const texts = segments.members;

/** Assigns end users by their id, and takes it back. */
export function MembersBox({ segmentId }: { segmentId: number }) {
  const [id, setId] = useState('');
  const [fault, setFault] = useState<string>();
  const params = { path: { id: segmentId, endUserId: id.trim() } };
  const change = useMutation({
    mutationFn: (isIn: boolean) =>
      isIn
        ? done(api.POST('/segments/{id}/users/{endUserId}', { params }))
        : done(api.DELETE('/segments/{id}/users/{endUserId}', { params })),
    onSuccess: async ({ endUserId }, isIn) => {
      setId('');
      await refreshSegments();
      sayDone(isIn ? texts.assigned(endUserId) : texts.unassigned(endUserId));
    },
    onError: sayFailed,
  });
  const send = (isIn: boolean) => (event?: FormEvent) => {
    event?.preventDefault();
    if (id.trim()) change.mutate(isIn);
    else setFault(texts.idNeeded);
  };
  return (
    <Paper component="section" aria-labelledby="members-title" p={{ base: 'md', sm: 'lg' }}>
      <form onSubmit={send(true)} noValidate>
        <Stack gap="sm">
          <div>
            <Title order={2} id="members-title">
              {texts.title}
            </Title>
            <Text size="sm" c="dimmed">
              {texts.about}
            </Text>
          </div>
          <TextInput
            label={texts.id}
            placeholder={texts.idExample}
            value={id}
            onChange={(event) => {
              setId(event.currentTarget.value);
              setFault(undefined);
            }}
            error={fault}
          />
          <Group gap="sm">
            <Button type="submit" loading={change.isPending}>
              {texts.assign}
            </Button>
            <Button variant="default" onClick={() => send(false)()} disabled={change.isPending}>
              {texts.unassign}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
