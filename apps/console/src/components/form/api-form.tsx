import { Alert, Button, Group, Stack, type MantineSpacing } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icon.js';
import classes from './api-form.module.css';
import type { ApiFormState } from './use-api-form.js';

interface ApiFormProps<Values extends object> {
  state: ApiFormState<Values>;
  /** What the button does, as a verb. */
  submit: string;
  children: ReactNode;
  /** Shown beside the button, such as Cancel. */
  aside?: ReactNode;
  isWide?: boolean;
  gap?: MantineSpacing;
  /** Whether the buttons stay in view however long the form is. */
  isSticky?: boolean;
}

/** The form around the fields of `useApiForm`: what is wrong, fields, button. */
export function ApiForm<Values extends object>(props: ApiFormProps<Values>) {
  const { state, submit, children, aside, isWide = false, gap = 'md', isSticky = false } = props;
  return (
    <form onSubmit={state.submit} noValidate>
      <Stack gap={gap}>
        {state.problem && (
          <Alert color="red" variant="light" role="alert" icon={<Icon name="exclamation-circle" />}>
            {state.problem}
          </Alert>
        )}
        {children}
        <Group
          justify={isWide ? 'stretch' : 'flex-end'}
          gap="sm"
          grow={isWide}
          {...(isSticky && { className: classes.sticky })}
        >
          {aside}
          <Button type="submit" loading={state.isSending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
