import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { common } from '../texts/common.js';

export interface Question {
  title: string;
  /** What will happen, in a sentence, and whether it can be undone. */
  text: string;
  /** What the button does, as a verb: "Archive". */
  confirm: string;
  /** For steps that take something away. */
  isDestructive?: boolean;
}

/** Asks once, in words; answers whether the step should be done. */
export function confirmed({ title, text, confirm, isDestructive = false }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: { confirm, cancel: common.cancel },
      confirmProps: { color: isDestructive ? 'red.9' : undefined },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    });
  });
}
