import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { Time } from '../../../components/times.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { DraftState } from '../draft/use-draft.js';
import { ChangesSince } from './changes-since.js';

const texts = experimentPage.elsewhere;

/** Says that others saved since the changes on the page were begun, and what; and what another tab has unsaved. */
export function ChangedElsewhere({ edit }: { edit: DraftState }) {
  const { changedSince, collisions, other, hasChanges } = edit;
  return (
    <>
      {changedSince !== undefined && hasChanges && (
        <Alert
          role="status"
          variant="light"
          color={collisions.length > 0 ? 'yellow' : 'indigo'}
          icon={<Icon name="users" />}
          title={collisions.length > 0 ? texts.collides(collisions.length) : texts.merged}
        >
          <Stack gap="xs" align="flex-start">
            <ChangesSince experimentId={edit.id} since={changedSince} />
            {collisions.length > 0 && (
              <Button variant="default" size="compact-sm" onClick={() => void edit.decide()}>
                {texts.decide}
              </Button>
            )}
          </Stack>
        </Alert>
      )}
      {other && (
        <Alert role="status" variant="light" icon={<Icon name="clone" />} title={texts.other}>
          <Text size="sm">
            {texts.otherFrom} <Time value={other.kept.at} />. {texts.otherHint}
          </Text>
          <Group gap="xs" mt="xs">
            <Button variant="default" size="compact-sm" onClick={edit.takeOther}>
              {texts.takeOther}
            </Button>
            <Button variant="default" size="compact-sm" onClick={edit.forgetOther}>
              {texts.forgetOther}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
