import { Button, Group, Paper, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { asked } from '../../../components/asked.js';
import { common } from '../../../texts/common.js';
import { experimentPage } from '../../../texts/experiment-page.js';
import type { Draft } from '../draft/draft.js';
import { sidesOf, withMine, withTheirs, type Collision } from '../draft/merge-draft.js';
import { isCode, nameOfPlace, wordsOfValue, type Names } from '../draft/place-names.js';
import { ChangesSince } from './changes-since.js';
import classes from './sections.module.css';

const texts = experimentPage.collisions;

interface Colliding {
  collisions: readonly Collision[];
  mine: Draft;
  /** What is stored now. */
  theirs: Draft;
  /** The revision after which others saved. */
  since: number;
  names: Names;
}

/** Asks field by field which of two changes shall be saved; answers the draft, or undefined when nothing is decided. */
export const askCollisions = (experimentId: number, colliding: Colliding): Promise<Draft | undefined> =>
  asked<Draft>({
    title: texts.title,
    size: 'xl',
    show: (answer) => <CollisionsForm {...colliding} experimentId={experimentId} answer={answer} />,
  });

interface FormProps extends Colliding {
  experimentId: number;
  answer: (draft: Draft | undefined) => void;
}

type Side = 'mine' | 'theirs';

function CollisionsForm({ experimentId, answer, ...colliding }: FormProps) {
  const { collisions, mine, theirs, since } = colliding;
  const [sides, setSides] = useState<Readonly<Record<Collision, Side>>>({});
  const take = () =>
    answer(
      collisions.reduce(
        (draft, one) =>
          sides[one] === 'theirs' ? withTheirs(one, draft, theirs) : withMine(one, draft, theirs),
        mine,
      ),
    );
  return (
    <Stack gap="md">
      <Text size="sm">{texts.about}</Text>
      <ChangesSince experimentId={experimentId} since={since} />
      {collisions.map((collision) => (
        <Choice
          key={collision}
          {...colliding}
          collision={collision}
          side={sides[collision]}
          choose={(side) => setSides({ ...sides, [collision]: side })}
        />
      ))}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => answer(undefined)}>
          {common.cancel}
        </Button>
        <Button onClick={take} disabled={collisions.some((one) => !sides[one])}>
          {texts.take}
        </Button>
      </Group>
    </Stack>
  );
}

interface ChoiceProps extends Colliding {
  collision: Collision;
  side: Side | undefined;
  choose: (side: Side) => void;
}

function Choice({ collision, mine, theirs, names, side, choose }: ChoiceProps) {
  const values = sidesOf(collision, mine, theirs);
  return (
    <Radio.Group
      label={nameOfPlace(collision, mine, theirs)}
      value={side ?? null}
      onChange={(value) => choose(value)}
    >
      <div className={classes.sides}>
        {(['mine', 'theirs'] as const).map((one) => (
          <Paper key={one} p="sm" miw={0}>
            <Stack gap="xs">
              <Radio value={one} label={texts[one]} />
              {isCode(collision) ? (
                <pre className={classes.code} tabIndex={0}>
                  {codeOf(values[one])}
                </pre>
              ) : (
                <Text size="sm" className={classes.value}>
                  {wordsOfValue(collision, values[one], names)}
                </Text>
              )}
            </Stack>
          </Paper>
        ))}
      </div>
    </Radio.Group>
  );
}

function codeOf(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) return JSON.stringify(value, undefined, 2);
  return typeof value === 'string' && value !== '' ? value : experimentPage.places.empty;
}
