import { Alert, Box, List, Text } from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { results as texts } from '../../texts/results.js';
import { unknownWarning, warningTexts } from '../../texts/warnings.js';

/** What is to be known before reading numbers, and what to do about it. */
export function Warnings({ codes, crossedOver = 0 }: { codes: readonly string[]; crossedOver?: number }) {
  if (codes.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<Icon name="info-circle" />} title={texts.watchOut}>
      <List spacing={6} size="sm" listStyleType="none">
        {codes.map((code) => (
          <List.Item key={code}>
            <WarningLine code={code} />
            {code === 'crossed_over' && crossedOver > 0 && (
              <Text size="sm">{texts.crossedOver(crossedOver)}</Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function WarningLine({ code }: { code: string }) {
  const { means, todo } = warningTexts[code] ?? unknownWarning(code);
  return (
    <Box>
      <Text size="sm" fw={550} component="span">
        {means}
      </Text>{' '}
      <Text size="sm" component="span">
        {todo}
      </Text>
    </Box>
  );
}
