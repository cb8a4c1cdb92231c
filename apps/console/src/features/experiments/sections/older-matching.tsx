import { Alert, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done, type Schema } from '../../../api/client.js';
import { Failure } from '../../../components/failure.js';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.matching;
const most = 10;

/** Tells of an experiment that is matched as before an upgrade what would change, and switches it. */
export function OlderMatching({ edit, isReadOnly }: SectionProps) {
  const { saved, draft, setField } = edit;
  const [isOpen, setOpen] = useState(false);
  if (saved.fields.matching !== 1) return null;
  const isSwitched = draft.fields.matching === 2;
  return (
    <Alert variant="light" color="blue" icon={<Icon name="info-circle" />} title={texts.title}>
      <Stack gap="xs">
        <Text size="sm">{isSwitched ? texts.switched : texts.about}</Text>
        {isOpen && <Differences id={edit.id} />}
        <Group gap="xs">
          {!isOpen && (
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {texts.look}
            </Button>
          )}
          {!isReadOnly && (
            <Button size="xs" variant="default" onClick={() => setField('matching', isSwitched ? 1 : 2)}>
              {isSwitched ? texts.keep : texts.switch}
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}

function Differences({ id }: { id: number }) {
  const { data, error } = useQuery({
    queryKey: ['experiments', id, 'matching-preview'],
    queryFn: () =>
      done(api.POST('/experiments/{id}/matching-preview', { params: { path: { id } }, body: {} })),
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton height={60} />;
  const { gained, lost, checked } = data;
  if (gained.length + lost.length === 0) return <Text size="sm">{texts.same(checked)}</Text>;
  return (
    <Stack gap="xs">
      <Addresses title={texts.gained} addresses={gained} />
      <Addresses title={texts.lost} addresses={lost} />
      <Text size="xs" c="dimmed">
        {texts.checked(checked)}
      </Text>
    </Stack>
  );
}

function Addresses({ title, addresses }: { title: string; addresses: Schema<'DifferingAddressDto'>[] }) {
  if (addresses.length === 0) return null;
  return (
    <>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {addresses.slice(0, most).map(({ address, from }) => (
          <List.Item key={address}>
            {address} <Text span size="xs" c="dimmed">{`(${texts.sources[from]})`}</Text>
          </List.Item>
        ))}
      </List>
      {addresses.length > most && <Text size="sm">{texts.more(addresses.length - most)}</Text>}
    </>
  );
}
