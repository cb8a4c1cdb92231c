import { Button, Menu } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';

const texts = experimentPage.metrics;

interface AddProps {
  fromLibrary: () => void;
  makeOwn: () => void;
}

/** One way in: the library first, and a metric of this experiment alone. */
export function AddMetric({ fromLibrary, makeOwn }: AddProps) {
  const can = useCan();
  const canAttach = can('act:attach-shared-metric') && can('act:get-shared-metrics');
  const canMake = can('act:create-metric');
  if (!canAttach && !canMake) return null;
  if (!canAttach || !canMake) {
    return (
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        onClick={canAttach ? fromLibrary : makeOwn}
      >
        {texts.add}
      </Button>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="plus" />}>
          {texts.add}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="book" />} onClick={fromLibrary}>
          {texts.fromLibrary}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="pencil" />} onClick={makeOwn}>
          {texts.makeOwn}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
