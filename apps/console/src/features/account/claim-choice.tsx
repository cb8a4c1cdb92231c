import { Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Time } from '../../components/times.js';
import { account } from '../../texts/account.js';
import type { Claim } from './use-verify-form.js';

const texts = account.verify;

interface ClaimChoiceProps {
  claims: readonly Claim[];
  value?: string | null;
  onChange?: (id: string) => void;
  error?: ReactNode;
}

/** What was asked for with an address; its owner says which of it is theirs. */
export function ClaimChoice({ claims, value, onChange, error }: ClaimChoiceProps) {
  return (
    <Radio.Group
      label={texts.choose}
      description={texts.undecided}
      required
      value={value ?? null}
      onChange={(id) => onChange?.(id)}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {claims.map(({ id, kind, organization, requestedAt }) => (
          <Radio
            key={id}
            value={String(id)}
            label={texts.kinds[kind](organization)}
            description={
              <Text component="span" size="xs">
                {texts.requestedAt} <Time value={requestedAt} />
              </Text>
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
