import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceOf } from '../api/problem.js';
import { common } from '../texts/common.js';
import { Icon } from './icon.js';

const shownMs = 5_000;
const shownWithUndoMs = 10_000;

/** Says that something was done. With `undo`, offers to take it back for ten seconds. */
export function sayDone(message: string, undo?: () => Promise<unknown> | void): void {
  const id = notifications.show({
    message: undo ? <WithUndo message={message} undo={() => void takeBack(id, undo)} /> : message,
    color: 'teal',
    icon: <Icon name="check" />,
    autoClose: undo ? shownWithUndoMs : shownMs,
    closeButtonProps: { 'aria-label': common.close },
  });
}

/** Says that something failed, in the API's words. */
export function sayFailed(error: unknown): void {
  notifications.show({
    message: sentenceOf(error),
    color: 'red',
    icon: <Icon name="exclamation-triangle" />,
    autoClose: shownWithUndoMs,
    closeButtonProps: { 'aria-label': common.close },
  });
}

async function takeBack(id: string, undo: () => Promise<unknown> | void): Promise<void> {
  notifications.hide(id);
  try {
    await undo();
  } catch (error) {
    sayFailed(error);
  }
}

function WithUndo({ message, undo }: { message: string; undo: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text size="sm">{message}</Text>
      <Button size="compact-sm" variant="default" onClick={undo}>
        {common.undo}
      </Button>
    </Group>
  );
}
