import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { rememberCredentials } from './credentials.js';
import { EmailInput, NewPasswordInput } from './fields.js';
import { emailFault, passwordFault } from './validation.js';

const texts = account.signUp;

export function SignUpPage() {
  const navigate = useNavigate();
  const state = useApiForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (value) => (value.trim() ? null : account.nameNeeded),
      email: emailFault,
      password: passwordFault,
    },
    send: (body) => done(api.POST('/organizations', { body })),
    onDone: ({ email }, { password }) => {
      rememberCredentials({ email, password });
      return navigate(`/verify?email=${encodeURIComponent(email)}`);
    },
  });
  const { form } = state;
  return (
    <AccountFrame
      title={texts.title}
      text={texts.text}
      footer={
        <>
          <FooterLink question={texts.hasAccount} to="/login">
            {account.logIn.title}
          </FooterLink>
          <FooterLink question={texts.taken} to="/join">
            {account.join.title}
          </FooterLink>
        </>
      }
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        <TextInput
          label={texts.name}
          placeholder={texts.nameExample}
          autoComplete="organization"
          required
          autoFocus
          {...form.getInputProps('name')}
        />
        <EmailInput description={texts.emailHint} {...form.getInputProps('email')} />
        <NewPasswordInput {...form.getInputProps('password')} />
      </ApiForm>
    </AccountFrame>
  );
}
