import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { confirmed } from '../../../components/confirm.js';
import { Icon } from '../../../components/icon.js';
import { flagPage } from '../../../texts/flag-page.js';
import { newKey } from '../draft/draft.js';
import type { DraftRule } from '../draft/draft-rule.js';
import { Section, type SectionProps } from '../sections/section.js';
import { DefaultRule } from './default-rule.js';
import classes from './flags.module.css';
import { PinsField } from './pins-field.js';
import { RuleCard } from './rule-card.js';
import { useRuleNames } from './use-rule-names.js';

const texts = flagPage.rules;

/** Who gets what, from top to bottom. Saved with everything else of the flag. */
export function RulesSection({ edit, isReadOnly }: SectionProps) {
  const { rules } = edit.draft.fields;
  const { faults } = edit;
  const names = useRuleNames(edit.id, edit.draft);
  const [open, setOpen] = useState<readonly string[]>([]);
  const [shownFaults, setShownFaults] = useState<typeof faults>();
  // Only when faults come: what is closed afterwards stays closed.
  if (faults !== shownFaults) {
    setShownFaults(faults);
    const wrong = rules.map(({ key }) => key).filter((key) => faultAt(faults, `rules.${key}`) !== undefined);
    if (wrong.length > 0) setOpen([...new Set([...open, ...wrong])]);
  }
  const put = (next: readonly DraftRule[]) => edit.setField('rules', next);
  const add = () => {
    const rule = newRule(edit, rules.length + 1);
    setOpen([...open, rule.key]);
    put([...rules, rule]);
  };
  const move = (from: number, to: number) => {
    const others = rules.filter((_, at) => at !== from);
    put([...others.slice(0, to), rules[from]!, ...others.slice(to)]);
  };
  const remove = async ({ key, id, name }: DraftRule) => {
    if (id !== undefined && !(await confirmed({ ...texts.confirmRemove(name), isDestructive: true }))) return;
    put(rules.filter((one) => one.key !== key));
  };
  const canAdd = !isReadOnly && edit.draft.variations.some(({ id }) => id !== undefined);
  return (
    <Section
      id="rules"
      title={texts.title}
      about={texts.about}
      actions={
        canAdd && (
          <Button leftSection={<Icon name="plus" />} variant="default" onClick={add}>
            {texts.add}
          </Button>
        )
      }
    >
      <PinsField edit={edit} isReadOnly={isReadOnly} />
      {rules.length === 0 ? (
        <Text size="sm" c="dimmed">
          {texts.empty}
        </Text>
      ) : (
        <ol className={classes.rules}>
          {rules.map((rule, index) => (
            <RuleCard
              key={rule.key}
              {...{ rule, index, names, isReadOnly }}
              experimentId={edit.id}
              count={rules.length}
              draft={edit.draft}
              isOpen={open.includes(rule.key)}
              toggle={() =>
                setOpen(
                  open.includes(rule.key) ? open.filter((key) => key !== rule.key) : [...open, rule.key],
                )
              }
              change={(changes) =>
                put(rules.map((one) => (one.key === rule.key ? { ...one, ...changes } : one)))
              }
              move={(to) => move(index, to)}
              remove={() => void remove(rule)}
              faultOf={(place) =>
                place === ''
                  ? faults[`rules.${rule.key}`]
                  : place === 'serve' || place.startsWith('prerequisites.') || place === 'segmentIds'
                    ? faultAt(faults, `rules.${rule.key}.${place}`)
                    : faults[`rules.${rule.key}.${place}`]
              }
            />
          ))}
        </ol>
      )}
      {faults.rules && (
        <Text size="sm" c="var(--mantine-color-error)">
          {faults.rules}
        </Text>
      )}
      <Paper className={classes.default} p="sm" component="section" aria-label={texts.default.title}>
        <Stack gap="sm">
          <Group gap="xs">
            <Title order={3}>{texts.default.title}</Title>
            <Badge color="gray">{texts.default.about}</Badge>
          </Group>
          <DefaultRule edit={edit} isReadOnly={isReadOnly} names={names} />
        </Stack>
      </Paper>
    </Section>
  );
}

/** The first fault at a place or in it. */
function faultAt(faults: Readonly<Record<string, string>>, place: string): string | undefined {
  return Object.entries(faults).find(([one]) => one === place || one.startsWith(`${place}.`))?.[1];
}

/** For everyone, serving the first variation that is not the control. */
function newRule({ draft }: SectionProps['edit'], number: number): DraftRule {
  const saved = draft.variations.filter(({ id }) => id !== undefined);
  const served = saved.find(({ isControl }) => !isControl) ?? saved[0];
  return {
    ...{ key: newKey(), name: texts.newName(number), segmentIds: [], prerequisites: [], coverage: 100 },
    ...{ serve: { variationId: served?.id ?? 0 }, schedule: [] },
  };
}
