import { Button, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { useSession } from '../../session/session.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { rememberCredentials } from './credentials.js';
import { EmailInput, KnownPasswordInput, NewPasswordInput } from './fields.js';
import { OrganizationSelect } from './organization-select.js';
import { emailFault, passwordFault } from './validation.js';

const texts = account.join;

/** Asks to belong to an organization: as somebody new, with an account, or from inside another organization. */
export function JoinPage() {
  const session = useSession();
  const [isNew, setNew] = useState(true);
  const [hasAsked, setAsked] = useState(false);
  if (hasAsked) return <Asked />;
  return (
    <AccountFrame
      title={texts.title}
      text={texts.text}
      footer={
        <FooterLink to={session ? '/' : '/login'}>{session ? texts.back : account.forgot.back}</FooterLink>
      }
    >
      {!session && (
        <SegmentedControl
          aria-label={texts.title}
          value={isNew ? 'new' : 'known'}
          onChange={(value) => setNew(value === 'new')}
          data={[
            { value: 'new', label: texts.isNew },
            { value: 'known', label: texts.hasAccount },
          ]}
        />
      )}
      {isNew && !session ? (
        <RegisterForm />
      ) : (
        <AskForm email={session?.email} onDone={() => setAsked(true)} />
      )}
    </AccountFrame>
  );
}

const organizationFault = (id: string | null): string | null => (id ? null : texts.choose);

function RegisterForm() {
  const navigate = useNavigate();
  const state = useApiForm({
    initialValues: { orgId: null as string | null, email: '', password: '' },
    validate: { orgId: organizationFault, email: emailFault, password: passwordFault },
    send: (values) =>
      done(api.POST('/users/registration', { body: { ...values, orgId: Number(values.orgId) } })),
    onDone: ({ email }, { password }) => {
      rememberCredentials({ email, password });
      return navigate(`/verify?email=${encodeURIComponent(email)}`);
    },
  });
  const { form } = state;
  return (
    <ApiForm state={state} submit={texts.submit} isWide>
      <OrganizationSelect {...form.getInputProps('orgId')} value={form.values.orgId} />
      <EmailInput {...form.getInputProps('email')} />
      <NewPasswordInput {...form.getInputProps('password')} />
    </ApiForm>
  );
}

function AskForm({ email, onDone }: { email: string | undefined; onDone: () => void }) {
  const state = useApiForm({
    initialValues: { orgId: null as string | null, email: email ?? '', password: '' },
    validate: { orgId: organizationFault, email: emailFault },
    send: ({ orgId, password, ...values }) =>
      done(
        api.POST('/users/join-organization', {
          body: { ...values, orgId: Number(orgId), ...(!email && { password }) },
        }),
      ),
    onDone,
  });
  const { form } = state;
  return (
    <ApiForm state={state} submit={texts.submit} isWide>
      <OrganizationSelect {...form.getInputProps('orgId')} value={form.values.orgId} />
      {!email && (
        <>
          <EmailInput {...form.getInputProps('email')} />
          <KnownPasswordInput {...form.getInputProps('password')} />
        </>
      )}
    </ApiForm>
  );
}

function Asked() {
  return (
    <AccountFrame title={texts.done}>
      <Text size="sm">{texts.doneText}</Text>
      <Button component={Link} to="/">
        {texts.back}
      </Button>
    </AccountFrame>
  );
}
