import { Stack, Text } from '@mantine/core';
import { CodeField } from '../../../components/code/code-field.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.variations;

/** Code of the experiment itself. */
export function SharedCode({ edit, isReadOnly }: SectionProps) {
  const { draft, setField, faults } = edit;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {texts.sharedHint}
      </Text>
      <CodeField
        language="css"
        label={texts.css}
        value={draft.fields.css}
        onChange={(css) => setField('css', css)}
        error={faults.css}
        isReadOnly={isReadOnly}
      />
      <CodeField
        language="js"
        label={texts.js}
        value={draft.fields.js}
        onChange={(js) => setField('js', js)}
        error={faults.js}
        isReadOnly={isReadOnly}
      />
    </Stack>
  );
}
