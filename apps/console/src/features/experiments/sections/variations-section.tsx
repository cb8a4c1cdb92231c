import { Accordion, Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { confirmed } from '../../../components/confirm.js';
import { Icon } from '../../../components/icon.js';
import { useCan } from '../../../place/use-can.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import { newKey, type DraftVariation, type Variation } from '../draft/draft.js';
import { evenShares, withoutShare } from '../draft/shares.js';
import { Section, type SectionProps } from './section.js';
import { SharedCode } from './shared-code.js';
import { TrafficEditor } from './traffic-editor.js';
import { VariationEditor } from './variation-editor.js';

const texts = experimentPage.variations;
const shared = 'shared';

interface VariationsProps extends SectionProps {
  retired: readonly Variation[];
  /** Whether visitors have seen it, so that nothing can be taken back without a trace. */
  hasStarted: boolean;
}

/** What visitors get to see, and how many of them. */
export function VariationsSection({ retired, hasStarted, ...props }: VariationsProps) {
  const { edit, isReadOnly } = props;
  const { variations, fields } = edit.draft;
  const [open, setOpen] = useState(() => blankOnes(variations));
  const can = useCan();
  const { faults } = edit;
  const [shownFaults, setShownFaults] = useState<typeof faults>();
  // Only when faults come: what is closed afterwards stays closed.
  if (faults !== shownFaults) {
    setShownFaults(faults);
    const wrong = variations
      .filter(({ key }) => hasFaultIn(faults, `variations.${key}`))
      .map(({ key }) => key);
    if (faults.css || faults.js) wrong.push(shared);
    if (wrong.length > 0) setOpen([...new Set([...open, ...wrong])]);
  }
  const add = () => {
    const variation = newVariation(variations.length);
    const shares = hasStarted
      ? [...variations.map(({ traffic }) => traffic), 0]
      : evenShares(variations.length + 1);
    const all = [...variations, variation];
    edit.set({ variations: all.map((one, index) => ({ ...one, traffic: shares[index]! })) });
    setOpen([...open, variation.key]);
  };
  return (
    <Section
      id="variations"
      {...experimentPage.sections.variations}
      actions={
        !isReadOnly &&
        can('act:create-variation') && (
          <Button leftSection={<Icon name="plus" />} variant="default" onClick={add}>
            {texts.add}
          </Button>
        )
      }
    >
      {fields.type !== 'Personalization' && (
        <TrafficEditor {...props} isReadOnly={isReadOnly || !can('act:update-traffic-allocation')} />
      )}
      {hasStarted && (
        <Text size="sm" c="dimmed">
          {texts.restartHint}
        </Text>
      )}
      <Accordion multiple variant="contained" value={open} onChange={setOpen} order={3}>
        {variations.map((variation) => (
          <Accordion.Item key={variation.key} value={variation.key}>
            <VariationHead variation={variation} isShared={fields.type !== 'Personalization'} />
            <Accordion.Panel>
              {open.includes(variation.key) && (
                <VariationEditor
                  {...props}
                  variation={variation}
                  remove={() => void remove(props, variation, hasStarted)}
                />
              )}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
        <Accordion.Item value={shared}>
          <Accordion.Control>
            <Text size="sm" fw={550}>
              {texts.shared} {(fields.css || fields.js) && <Badge color="gray">{codeNames(fields)}</Badge>}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>{open.includes(shared) && <SharedCode {...props} />}</Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {retired.length > 0 && (
        <Text size="sm" c="dimmed">
          {texts.retired(retired.map(({ title }) => title).join(', '))}
        </Text>
      )}
    </Section>
  );
}

/** The variation of a new experiment stands open: it is what comes next. */
function blankOnes(variations: readonly DraftVariation[]): string[] {
  const others = variations.filter(({ isControl }) => !isControl);
  const [only] = others;
  const isBlank = only && !only.css && !only.js && !only.redirectUrl && only.changes.length === 0;
  return isBlank && others.length === 1 ? [only.key] : [];
}

const hasFaultIn = (faults: Readonly<Record<string, string>>, place: string): boolean =>
  Object.keys(faults).some((one) => one === place || one.startsWith(`${place}.`));

function VariationHead({ variation, isShared }: { variation: DraftVariation; isShared: boolean }) {
  const { title, isControl, traffic, redirectUrl } = variation;
  const code = codeNames(variation);
  return (
    <Accordion.Control>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {title || texts.unnamed}
        </Text>
        {isControl && <Badge color="gray">{texts.control}</Badge>}
        {code && <Badge>{code}</Badge>}
        {redirectUrl && <Icon name="external-link" />}
        <Text size="sm" c="dimmed">
          {isShared ? `${traffic}%` : null}
        </Text>
      </Group>
    </Accordion.Control>
  );
}

const codeNames = ({ css, js }: { css: string; js: string }): string =>
  [css && texts.css, js && texts.js].filter(Boolean).join(' + ');

function newVariation(count: number): DraftVariation {
  const empty = {
    css: '',
    js: '',
    changes: [],
    value: null,
    redirectUrl: '',
    segmentId: null,
    traffic: 0,
    isControl: false,
  };
  return { key: newKey(), title: texts.newTitle(count), ...empty };
}

async function remove({ edit }: SectionProps, variation: DraftVariation, hasStarted: boolean): Promise<void> {
  const isServed = hasStarted && variation.id !== undefined;
  if (isServed && !(await confirmed({ ...texts.removeActive(variation.title), isDestructive: true }))) return;
  const { variations } = edit.draft;
  const index = variations.findIndex(({ key }) => key === variation.key);
  const shares = withoutShare(
    variations.map(({ traffic }) => traffic),
    index,
  );
  const rest = variations.filter((one) => one.key !== variation.key);
  edit.set({ variations: rest.map((one, place) => ({ ...one, traffic: shares[place]! })) });
}
