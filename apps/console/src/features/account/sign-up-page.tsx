import { Alert, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
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
  const [params] = useSearchParams();
  const invited = params.get('email') ?? '';
  const { data: signUp } = useQuery({
    queryKey: ['sign-up'],
    queryFn: () => done(api.GET('/organizations/sign-up')),
  });
  const state = useApiForm({
    initialValues: { name: '', email: invited, password: '' },
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
      {signUp && <SignUpNotice {...signUp} />}
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

/** Says who may sign up, where not everybody may. */
function SignUpNotice({ open, domains }: Schema<'SignUpStateDto'>) {
  if (!open) return <Alert title={texts.closed}>{texts.closedText}</Alert>;
  return domains.length > 0 && <Alert title={texts.limited}>{texts.limitedText(domains)}</Alert>;
}
