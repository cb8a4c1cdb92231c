import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, type Schema } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { refreshSession } from '../session/session.js';
import { account } from '../texts/account.js';
import { Time } from './times.js';
import { sayDone, sayFailed } from './toasts.js';

type Invitation = Schema<'InvitationDto'>;

const texts = account.invitations;
const queryKey = ['own-invitations'];

/** The open invitations of who is logged in. */
export function useOwnInvitations(): readonly Invitation[] | undefined {
  const { data } = useQuery({
    queryKey,
    queryFn: () => done(api.POST('/users/me/invitations/all', { body: {} })),
  });
  return data?.items;
}

/** The open invitations, each to accept or decline; `none` stands where there is none. */
export function OwnInvitations({ none }: { none?: string }) {
  const invitations = useOwnInvitations();
  if (invitations?.length === 0) return none ? <Text size="sm">{none}</Text> : null;
  return (
    <Stack gap="sm">
      {invitations?.map((invitation) => (
        <Line key={invitation.id} invitation={invitation} />
      ))}
    </Stack>
  );
}

function Line({ invitation }: { invitation: Invitation }) {
  const { organization, expiresAt } = invitation;
  const [isSending, setSending] = useState(false);
  const answer = async (send: (invitation: Invitation) => Promise<void>) => {
    setSending(true);
    await send(invitation).catch(sayFailed);
    await queryClient.invalidateQueries({ queryKey });
    setSending(false);
  };
  return (
    <Group justify="space-between" gap="sm" role="group" aria-label={texts.of(organization)}>
      <div>
        <Text size="sm" fw={550}>
          {organization}
        </Text>
        <Text size="xs" c="dimmed">
          {texts.lapses} <Time value={expiresAt} />
        </Text>
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          loading={isSending}
          aria-label={texts.acceptIt(organization)}
          onClick={() => void answer(accept)}
        >
          {texts.accept}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={isSending}
          aria-label={texts.declineIt(organization)}
          onClick={() => void answer(decline)}
        >
          {texts.decline}
        </Button>
      </Group>
    </Group>
  );
}

/** The new session names the organization, so it can be switched to at once. */
async function accept({ id, organization }: Invitation): Promise<void> {
  await done(api.POST('/users/me/invitations/{id}/accept', { params: { path: { id } } }));
  sayDone(texts.accepted(organization));
  await refreshSession();
}

async function decline({ id, organization }: Invitation): Promise<void> {
  await done(api.POST('/users/me/invitations/{id}/decline', { params: { path: { id } } }));
  sayDone(texts.declined(organization));
}
