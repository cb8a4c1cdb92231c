import { ActionIcon, Menu } from '@mantine/core';
import { Icon } from './icon.js';

export interface RowAction {
  label: string;
  icon: string;
  onClick: () => unknown;
  isDestructive?: boolean;
}

/** The steps that one row of a list offers. Pass only those that the member may take. */
export function RowMenu({ label, actions }: { label: string; actions: readonly RowAction[] }) {
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <Icon name="ellipsis-h" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.label}
            leftSection={<Icon name={action.icon} />}
            color={action.isDestructive ? 'red' : undefined}
            onClick={() => void action.onClick()}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
