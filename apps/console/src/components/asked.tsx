import { modals } from '@mantine/modals';
import type { MantineSize } from '@mantine/core';
import type { ReactNode } from 'react';

interface Dialog<T> {
  title: string;
  size?: MantineSize;
  /** What stands in it; `answer` closes it, with undefined for a step that should not be done. */
  show: (answer: (value: T | undefined) => void) => ReactNode;
}

/** Asks something that takes more than yes or no; undefined when the dialog is left. */
export function asked<T>({ title, size = 'lg', show }: Dialog<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const id = modals.open({
      ...{ title, size },
      children: show((value) => {
        resolve(value);
        modals.close(id);
      }),
      onClose: () => resolve(undefined),
    });
  });
}
