import {
  List,
  PasswordInput,
  Text,
  TextInput,
  VisuallyHidden,
  type PasswordInputProps,
  type TextInputProps,
} from '@mantine/core';
import { Icon } from '../../components/icon.js';
import { account } from '../../texts/account.js';
import { passwordRules } from './validation.js';

export function EmailInput(props: TextInputProps) {
  return <TextInput label={account.email} type="email" autoComplete="username" required {...props} />;
}

export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      label={account.code}
      description={account.codeHint}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      required
      styles={{ input: { letterSpacing: '0.4em', fontSize: '1.25rem', fontWeight: 600 } }}
      {...props}
    />
  );
}

/** A password to be chosen, with what it needs, ticked off while one types. */
export function NewPasswordInput(props: PasswordInputProps & { value?: string }) {
  return (
    <div>
      <PasswordInput
        label={account.password}
        autoComplete="new-password"
        required
        {...visibility}
        {...props}
      />
      <List size="xs" mt={8} spacing={2} listStyleType="none">
        {passwordRules.map(({ text, isMet }) => (
          <PasswordRule key={text} text={text} isMet={isMet(props.value ?? '')} />
        ))}
      </List>
    </div>
  );
}

function PasswordRule({ text, isMet }: { text: string; isMet: boolean }) {
  return (
    <List.Item icon={<Icon name={isMet ? 'check-circle' : 'circle'} />}>
      <Text size="xs" c={isMet ? undefined : 'dimmed'} component="span">
        {text} <VisuallyHidden>({isMet ? account.met : account.missing})</VisuallyHidden>
      </Text>
    </List.Item>
  );
}

const visibility: PasswordInputProps = {
  visibilityToggleButtonProps: { 'aria-label': 'Show password', tabIndex: 0 },
};

export function KnownPasswordInput(props: PasswordInputProps) {
  return (
    <PasswordInput
      label={account.password}
      autoComplete="current-password"
      required
      {...visibility}
      {...props}
    />
  );
}
