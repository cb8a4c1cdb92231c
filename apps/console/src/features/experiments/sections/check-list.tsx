import { Paper, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Check } from '../checks.js';
import classes from './sections.module.css';

const texts = experimentPage.checks;

const looks = {
  done: { icon: 'check-circle', color: 'var(--mantine-color-teal-light-color)' },
  missing: { icon: 'times-circle', color: 'var(--mantine-color-error)' },
  warning: { icon: 'exclamation-circle', color: 'var(--mantine-color-yellow-light-color)' },
} as const;

/** What is still to be seen to, each line a link to where that is done. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  const missing = checks.filter(({ state }) => state === 'missing').length;
  return (
    <Paper component="section" p="md" aria-labelledby="checks-title">
      <Stack gap="xs">
        <Title order={2} id="checks-title" size="h3">
          {texts.title}
        </Title>
        <Text size="sm" c="dimmed" role="status">
          {missing === 0 ? texts.ready : texts.toFix(missing)}
        </Text>
        {checks.map(({ key, text, state, section }) => (
          <a key={key} href={`#${section}`} className={classes.check} onClick={(event) => go(event, section)}>
            <span style={{ color: looks[state].color }}>
              <Icon name={looks[state].icon} />
            </span>
            <span>
              {text} <VisuallyHidden>({texts[state]})</VisuallyHidden>
            </span>
          </a>
        ))}
      </Stack>
    </Paper>
  );
}

/** Goes to a section without a step in the browser's history. */
function go(event: { preventDefault: () => void }, section: string): void {
  event.preventDefault();
  const target = document.getElementById(section);
  target?.scrollIntoView({ block: 'start' });
  target?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}
