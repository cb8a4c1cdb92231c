import { Alert, Button, Group, Text } from '@mantine/core';
import { ApiProblem, sentenceOf } from '../api/problem.js';
import { common } from '../texts/common.js';
import { Icon } from './icon.js';

/** A part of a page that could not be loaded: what the API said, and another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => unknown }) {
  const requestId = error instanceof ApiProblem ? error.requestId : '';
  return (
    <Alert color="red" variant="light" icon={<Icon name="exclamation-triangle" />} title={common.notLoaded}>
      <Text size="sm">{sentenceOf(error)}</Text>
      {requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          {common.requestId(requestId)}
        </Text>
      )}
      {retry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={() => void retry()}>
            {common.tryAgain}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
