import { Alert, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { ClaimChoice } from './claim-choice.js';
import { rememberedPassword } from './credentials.js';
import { CodeInput, EmailInput, KnownPasswordInput, NewPasswordInput } from './fields.js';
import { SendAgain } from './send-again.js';
import { useMailedToken } from './use-mailed-token.js';
import { useVerifyForm, type Claim } from './use-verify-form.js';

const texts = account.verify;

/** Confirms an address, by the code from the mail or by the link that led here, and makes an account of it. */
export function VerifyPage() {
  const token = useMailedToken();
  return token ? <VerifyByLink token={token} /> : <VerifyByCode />;
}

function VerifyByCode() {
  const [params] = useSearchParams();
  const [waits, setWaits] = useState(false);
  const given = params.get('email') ?? '';
  const known = rememberedPassword(given);
  const { state, claims } = useVerifyForm({ email: given, password: known, onWaiting: () => setWaits(true) });
  const { form } = state;
  if (waits) return <Waits />;
  return (
    <AccountFrame
      title={texts.title}
      text={given ? texts.text(given) : texts.textWithout}
      footer={<FooterLink to="/login">{account.forgot.back}</FooterLink>}
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        {!given && <EmailInput {...form.getInputProps('email')} />}
        <CodeInput autoFocus {...form.getInputProps('otp')} />
        {known === undefined && (
          <KnownPasswordInput description={texts.passwordHint} {...form.getInputProps('password')} />
        )}
        {claims && <ClaimChoice claims={claims} {...form.getInputProps('claimId')} />}
      </ApiForm>
      <SendAgain send={() => sendCode(form.values.email)} />
    </AccountFrame>
  );
}

const sendCode = (email: string) => done(api.POST('/users/verification-otp', { body: { email } }));

function VerifyByLink({ token }: { token: string }) {
  const { data, error } = useQuery({
    queryKey: ['verification-link', token],
    queryFn: () => done(api.POST('/users/verification-link', { body: { token } })),
    retry: false,
    staleTime: Infinity,
  });
  if (error || data?.claims.length === 0) return <LinkGone />;
  if (data) return <LinkForm token={token} email={data.email} offered={data.claims} />;
  return (
    <AccountFrame title={texts.linkTitle}>
      <Skeleton height={220} aria-busy="true" />
    </AccountFrame>
  );
}

interface LinkFormProps {
  token: string;
  email: string;
  offered: readonly Claim[];
}

function LinkForm({ token, email, offered }: LinkFormProps) {
  const [waits, setWaits] = useState(false);
  // Who is only invited has no password yet; with a single invitation there is nothing to choose.
  const isNew = offered.every(({ kind }) => kind === 'invitation');
  const [only] = isNew && offered.length === 1 ? offered : [];
  const { state, claims } = useVerifyForm({
    ...{ email, token, onWaiting: () => setWaits(true) },
    offered: isNew ? offered : undefined,
  });
  const { form } = state;
  if (waits) return <Waits />;
  return (
    <AccountFrame
      title={texts.linkTitle}
      text={
        only
          ? `${texts.linkText(email)} ${texts.kinds.invitation(only.organization)}.`
          : texts.linkText(email)
      }
      footer={<FooterLink to="/login">{account.forgot.back}</FooterLink>}
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        {claims && !only && <ClaimChoice claims={claims} {...form.getInputProps('claimId')} />}
        {isNew ? (
          <NewPasswordInput description={texts.newPasswordHint} {...form.getInputProps('password')} />
        ) : (
          <KnownPasswordInput description={texts.passwordHint} {...form.getInputProps('password')} />
        )}
      </ApiForm>
    </AccountFrame>
  );
}

function LinkGone() {
  return (
    <AccountFrame
      title={texts.linkTitle}
      footer={
        <>
          <FooterLink to="/login">{account.logIn.title}</FooterLink>
          <FooterLink to="/verify">{texts.again}</FooterLink>
        </>
      }
    >
      <Alert color="yellow" variant="light" role="alert">
        {texts.linkGone}
      </Alert>
    </AccountFrame>
  );
}

function Waits() {
  return (
    <AccountFrame title={texts.title} footer={<FooterLink to="/login">{account.forgot.back}</FooterLink>}>
      <Alert color="teal" variant="light" role="status">
        {texts.waits}
      </Alert>
    </AccountFrame>
  );
}
