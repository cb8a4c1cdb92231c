import { ActionIcon, Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '../components/icon.js';
import { shell } from '../texts/shell.js';

const load = () => import('./palette.js');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** Opens the command palette, as Ctrl-K does; it is loaded when it is first opened. */
export function PaletteButton() {
  const [isWanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    void load().then(({ openPalette }) => openPalette());
  };
  // Once it is there, it has the same shortcut itself.
  useHotkeys(isWanted ? [] : [['mod + K', open]]);
  return (
    <>
      <Button
        variant="default"
        fw={400}
        c="dimmed"
        visibleFrom="md"
        leftSection={<Icon name="search" />}
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        onClick={open}
      >
        {shell.searchShort}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        hiddenFrom="md"
        aria-label={shell.searchShort}
        onClick={open}
      >
        <Icon name="search" />
      </ActionIcon>
      {isWanted && (
        <Suspense>
          <Palette />
        </Suspense>
      )}
    </>
  );
}
