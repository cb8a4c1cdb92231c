import { Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { flagPage } from '../../../texts/flag-page.js';
import { evenShares } from '../draft/shares.js';
import type { SectionProps } from '../sections/section.js';
import { TrafficEditor } from '../sections/traffic-editor.js';
import { PercentField } from './percent-field.js';
import { defaultSentence, type RuleNames } from './rule-sentence.js';
import { variationWords } from './use-rule-names.js';

const texts = flagPage.rules.fields;
const split = 'split';

/** What everyone gets whom no rule applies to: the shares and the coverage that every experiment has. */
export function DefaultRule({ edit, isReadOnly, names }: SectionProps & { names: RuleNames }) {
  const { variations, fields } = edit.draft;
  const served = variations.filter(({ traffic }) => traffic > 0);
  const [isSplit, setSplit] = useState(false);
  const isShared = isSplit || served.length > 1;
  const put = (shares: readonly number[]) =>
    edit.set({ variations: variations.map((one, index) => ({ ...one, traffic: shares[index]! })) });
  const choose = (choice: string | null) => {
    setSplit(choice === split);
    if (choice === split) put(evenShares(variations.length));
    else if (choice) put(variations.map(({ key }) => (key === choice ? 100 : 0)));
  };
  return (
    <Stack gap="md">
      <Text size="sm">
        {defaultSentence(
          {
            coverage: fields.coverage,
            variations: variations.map(({ id, title, traffic }) => ({ id, title, traffic })),
          },
          names,
          fields.rules.length > 0,
        )}
      </Text>
      <Select
        label={texts.serve}
        data={[
          ...variations.map((one) => ({ value: one.key, label: variationWords(one, fields.valueType) })),
          ...(variations.length > 1 ? [{ value: split, label: texts.shares }] : []),
        ]}
        value={isShared ? split : (served[0]?.key ?? null)}
        onChange={choose}
        allowDeselect={false}
        readOnly={isReadOnly}
        error={edit.faults.allocations}
        maw={420}
      />
      {isShared && <TrafficEditor edit={edit} isReadOnly={isReadOnly} />}
      {isShared && (
        <Text size="sm" c="dimmed">
          {texts.measured}
        </Text>
      )}
      {(isShared || fields.coverage < 100) && (
        <PercentField
          label={texts.coverage}
          description={texts.defaultCoverageHint}
          numberLabel={texts.coverageOf(flagPage.rules.default.title)}
          value={fields.coverage}
          onChange={(coverage) => edit.setField('coverage', coverage)}
          error={edit.faults.coverage}
          isReadOnly={isReadOnly}
        />
      )}
    </Stack>
  );
}
