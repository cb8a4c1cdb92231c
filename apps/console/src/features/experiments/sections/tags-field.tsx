import { TagsInput } from '@mantine/core';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { SectionProps } from './section.js';

const texts = experimentPage.what;

/** Words by which it is found in lists. */
export function TagsField({ edit: { draft, setField, faults }, isReadOnly }: SectionProps) {
  return (
    <TagsInput
      label={texts.tags}
      description={texts.tagsHint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={[...draft.fields.tags]}
      onChange={(tags) => setField('tags', tags)}
      error={faults.tags}
      readOnly={isReadOnly}
    />
  );
}
