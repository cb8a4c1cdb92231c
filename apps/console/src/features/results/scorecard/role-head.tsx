import { UnstyledButton } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { scorecard as texts } from '../../../texts/scorecard.js';
import classes from './scorecard.module.css';
import type { Role } from './scorecard-rows.js';

interface RoleHeadProps {
  role: Role;
  count: number;
  isOpen: boolean;
  toggle: (role: Role) => void;
}

/** Names a group of metrics, and opens and closes it. */
export function RoleHead({ role, count, isOpen, toggle }: RoleHeadProps) {
  return (
    <UnstyledButton onClick={() => toggle(role)} aria-expanded={isOpen} className={classes.role}>
      <Icon name={isOpen ? 'angle-down' : 'angle-right'} /> {texts.groups[role]}{' '}
      <span className={classes.count}>{count}</span>
    </UnstyledButton>
  );
}
