import { Button, Group, NumberInput, Slider, Stack, Text, Title } from '@mantine/core';
import { experimentPage } from '../../../texts/experiment-page.js';
import { evenShares, withShare } from '../draft/shares.js';
import type { SectionProps } from './section.js';
import classes from './sections.module.css';
import { variationColor } from '../../../components/variation-color.js';

const texts = experimentPage.variations;

/** How visitors are split. Whatever is moved, the sum stays 100. */
export function TrafficEditor({ edit, isReadOnly }: SectionProps) {
  const { variations } = edit.draft;
  const put = (shares: readonly number[]) =>
    edit.set({ variations: variations.map((one, index) => ({ ...one, traffic: shares[index]! })) });
  const shares = variations.map(({ traffic }) => traffic);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{texts.traffic}</Title>
        {!isReadOnly && variations.length > 1 && (
          <Button size="compact-sm" variant="default" onClick={() => put(evenShares(variations.length))}>
            {texts.even}
          </Button>
        )}
      </Group>
      <ShareBar shares={shares} />
      {variations.map(({ key, title, traffic }, index) => (
        <ShareRow
          key={key}
          title={title || texts.unnamed}
          labels={{
            slider: texts.share(title || texts.unnamed),
            number: texts.sharePercent(title || texts.unnamed),
          }}
          color={variationColor(index)}
          value={traffic}
          isReadOnly={isReadOnly || variations.length === 1}
          onChange={(percent) => put(withShare(shares, index, percent))}
        />
      ))}
      {edit.faults.allocations && (
        <Text size="sm" c="red">
          {edit.faults.allocations}
        </Text>
      )}
    </Stack>
  );
}

/** Shares as parts of a bar, in the colours of their variations. */
export function ShareBar({ shares }: { shares: readonly number[] }) {
  return (
    <div className={classes.shares} aria-hidden="true">
      {shares.map((share, index) => (
        <div
          key={index}
          className={classes.share}
          style={{ flexGrow: share, background: variationColor(index) }}
        />
      ))}
    </div>
  );
}

interface ShareProps {
  title: string;
  /** What slider and number are called. */
  labels: { slider: string; number: string };
  color: string;
  value: number;
  isReadOnly: boolean;
  onChange: (percent: number) => void;
}

/** The share of one variation, by slider and number. */
export function ShareRow({ title, labels, color, value, isReadOnly, onChange }: ShareProps) {
  return (
    <Group gap="md" wrap="nowrap">
      <Group gap={8} wrap="nowrap" w={{ base: 96, sm: 180 }} flex="none">
        <span className={classes.swatch} style={{ background: color }} />
        <Text size="sm" truncate>
          {title}
        </Text>
      </Group>
      <Slider
        value={value}
        onChange={onChange}
        label={null}
        thumbLabel={labels.slider}
        disabled={isReadOnly}
        flex={1}
        miw={40}
      />
      <NumberInput
        aria-label={labels.number}
        value={value}
        onChange={(percent) => typeof percent === 'number' && percent !== value && onChange(percent)}
        min={0}
        max={100}
        decimalScale={2}
        clampBehavior="strict"
        suffix="%"
        readOnly={isReadOnly}
        w={104}
        flex="none"
      />
    </Group>
  );
}
