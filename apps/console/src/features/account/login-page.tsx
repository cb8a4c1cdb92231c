import { Alert, Anchor, Text } from '@mantine/core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { logIn } from './credentials.js';
import { EmailInput, KnownPasswordInput } from './fields.js';
import { emailFault } from './validation.js';

const texts = account.logIn;

export function LoginPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const state = useApiForm({
    initialValues: { email: params.get('email') ?? '', password: '' },
    validate: { email: emailFault, password: (value) => (value ? null : account.needed.password) },
    send: logIn,
    onDone: () => navigate(ownAddress(params.get('next'))),
  });
  const { form, problem } = state;
  const isUnverified = problem?.toLowerCase().includes('verif');
  return (
    <AccountFrame
      title={texts.title}
      footer={
        <>
          <FooterLink question={texts.isNew} to="/sign-up">
            {texts.signUp}
          </FooterLink>
          <FooterLink to="/join">{texts.join}</FooterLink>
        </>
      }
    >
      <Done did={params.get('did')} next={params.get('next')} />
      <ApiForm state={state} submit={texts.submit} isWide>
        {isUnverified && (
          <Anchor component={Link} to={`/verify?email=${encodeURIComponent(form.values.email)}`} size="sm">
            {texts.unverified}
          </Anchor>
        )}
        <EmailInput {...form.getInputProps('email')} autoFocus={!form.values.email} />
        <KnownPasswordInput {...form.getInputProps('password')} />
        <Text size="sm" ta="right">
          <Anchor component={Link} to={`/forgot-password?email=${encodeURIComponent(form.values.email)}`}>
            {texts.forgot}
          </Anchor>
        </Text>
      </ApiForm>
    </AccountFrame>
  );
}

/** Only addresses of the console itself. */
const ownAddress = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/');

function Done({ did, next }: { did: string | null; next: string | null }) {
  if (did === 'ended') {
    return (
      <Alert color="yellow" variant="light" role="status">
        {keepsChanges(next) ? texts.endedKept : texts.ended}
      </Alert>
    );
  }
  if (did !== 'verified' && did !== 'reset') return null;
  return (
    <Alert color="teal" variant="light" role="status">
      {texts[did]}
    </Alert>
  );
}

/** Only the page of an experiment keeps unsaved changes in the browser. */
const keepsChanges = (next: string | null): boolean => /\/experiments\/\d+$/.test(next ?? '');
