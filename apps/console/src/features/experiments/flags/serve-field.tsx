import { Input, Select, Stack, Text } from '@mantine/core';
import { flagPage } from '../../../texts/flag-page.js';
import type { DraftVariation, Fields } from '../draft/draft.js';
import type { Serve } from '../draft/draft-rule.js';
import { evenShares, withShare } from '../draft/shares.js';
import { ShareBar, ShareRow } from '../sections/traffic-editor.js';
import { variationColor } from '../../../components/variation-color.js';
import { variationWords } from './use-rule-names.js';

const texts = flagPage.rules.fields;
const split = 'split';

interface ServeFieldProps {
  /** Of the rule. */
  name: string;
  value: Serve;
  variations: readonly DraftVariation[];
  valueType: Fields['valueType'];
  onChange: (serve: Serve) => void;
  error?: string | undefined;
  isReadOnly: boolean;
}

/** What a rule serves: one variation, or several by shares that are 100 in total. */
export function ServeField({ name, value, onChange, error, isReadOnly, ...of }: ServeFieldProps) {
  const saved = of.variations.filter((one): one is DraftVariation & { id: number } => one.id !== undefined);
  const percents = saved.map(({ id }) => percentOf(value, id));
  const put = (shares: readonly number[]) => onChange({ shares: sharesOf(saved, shares) });
  const choose = (choice: string | null) => {
    if (choice === split) put(evenShares(saved.length));
    else if (choice) onChange({ variationId: Number(choice) });
  };
  return (
    <Stack gap="xs">
      <Select
        label={texts.serve}
        data={[
          ...saved.map((one) => ({ value: String(one.id), label: variationWords(one, of.valueType) })),
          ...(saved.length > 1 ? [{ value: split, label: texts.shares }] : []),
        ]}
        value={'variationId' in value ? String(value.variationId) : split}
        onChange={choose}
        allowDeselect={false}
        readOnly={isReadOnly}
        maw={420}
      />
      {'shares' in value && (
        <Stack gap="xs">
          <ShareBar shares={percents} />
          {saved.map(({ id, title }, index) => (
            <ShareRow
              key={id}
              title={title}
              labels={{ slider: texts.shareOf(title, name), number: texts.sharePercent(title, name) }}
              color={variationColor(index)}
              value={percents[index]!}
              isReadOnly={isReadOnly}
              onChange={(percent) => put(withShare(percents, index, percent))}
            />
          ))}
          <Text size="sm" c="dimmed">
            {texts.measured}
          </Text>
        </Stack>
      )}
      {error && <Input.Error>{error}</Input.Error>}
      {saved.length < of.variations.length && (
        <Text size="sm" c="dimmed">
          {flagPage.rules.unsavedVariations}
        </Text>
      )}
    </Stack>
  );
}

const percentOf = (serve: Serve, id: number): number =>
  'shares' in serve ? (serve.shares.find(({ variationId }) => variationId === id)?.percent ?? 0) : 0;

/** Without those that get nothing. */
const sharesOf = (variations: readonly { id: number }[], percents: readonly number[]) =>
  variations
    .map(({ id }, index) => ({ variationId: id, percent: percents[index]! }))
    .filter(({ percent }) => percent > 0);
