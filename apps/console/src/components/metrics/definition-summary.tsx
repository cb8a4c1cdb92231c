import { Stack, Text } from '@mantine/core';
import classes from './definition-summary.module.css';
import { definitionFacts, definitionSentence, sourceLines, type Definition } from './definition-words.js';

/** A definition in words: one sentence, the steps of a funnel, and what else settles its value. */
export function DefinitionSummary({ definition }: { definition: Definition }) {
  return (
    <Stack gap="sm">
      <Text className={classes.sentence}>{definitionSentence(definition)}</Text>
      {definition.kind === 'funnel' && (
        <ol className={classes.steps}>
          {definition.steps.map((step, index) => (
            <li key={index}>{sourceLines(step)}</li>
          ))}
        </ol>
      )}
      <dl className={classes.facts}>
        {definitionFacts(definition).map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
