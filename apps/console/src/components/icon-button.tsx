import { ActionIcon } from '@mantine/core';
import { Icon } from './icon.js';

interface IconButtonProps {
  icon: string;
  /** What it does, for those who cannot see the icon. */
  label: string;
  onClick: () => void;
  isOff?: boolean;
}

/** A button of a row, as high as the fields beside it: an icon says what it does. */
export function IconButton({ icon, label, onClick, isOff = false }: IconButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={label} onClick={onClick} disabled={isOff}>
      <Icon name={icon} />
    </ActionIcon>
  );
}
