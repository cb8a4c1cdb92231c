import { Alert, Button, Stack, Text } from '@mantine/core';
import { Icon } from '../../../components/icon.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { newKey } from '../draft/draft.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.conditions;

/** Says plainly that an experiment with a URL and no conditions is not limited to that page, and limits it. */
export function RunsEverywhere({ edit: { draft, set }, isReadOnly }: SectionProps) {
  const { url } = draft.fields;
  if (!url) return <Text size="sm">{texts.none}</Text>;
  const limit = () => set({ conditions: [{ key: newKey(), operator: 'IS', urls: [url] }] });
  return (
    <Alert variant="light" color="yellow" icon={<Icon name="exclamation-triangle" />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{texts.everywhere}</Text>
        {!isReadOnly && (
          <Button size="xs" variant="default" onClick={limit}>
            {texts.limit}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
