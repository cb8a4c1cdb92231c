import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayDone, sayFailed } from '../../components/toasts.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { logInPending } from './credentials.js';
import { CodeInput, EmailInput } from './fields.js';
import { codeFault, emailFault } from './validation.js';

const texts = account.verify;

export function VerifyPage() {
  const [params] = useSearchParams();
  const [waits, setWaits] = useState(false);
  const given = params.get('email') ?? '';
  const state = useVerifyForm(given, () => setWaits(true));
  const { form } = state;
  return (
    <AccountFrame
      title={texts.title}
      text={given ? texts.text(given) : texts.textWithout}
      footer={<FooterLink to="/login">{account.forgot.back}</FooterLink>}
    >
      {waits ? (
        <Alert color="teal" variant="light" role="status">
          {texts.waits}
        </Alert>
      ) : (
        <>
          <ApiForm state={state} submit={texts.submit} isWide>
            {!given && <EmailInput {...form.getInputProps('email')} />}
            <CodeInput autoFocus {...form.getInputProps('otp')} />
          </ApiForm>
          <SendAgain send={() => sendCode(form.values.email)} />
        </>
      )}
    </AccountFrame>
  );
}

function useVerifyForm(given: string, onWaiting: () => void) {
  const navigate = useNavigate();
  return useApiForm({
    initialValues: { email: given, otp: '' },
    validate: { email: emailFault, otp: codeFault },
    send: (body) => done(api.POST('/users/verify', { body })),
    onDone: async (_, { email }) => {
      try {
        await navigate(
          (await logInPending(email)) ? '/' : `/login?did=verified&email=${encodeURIComponent(email)}`,
        );
      } catch (error) {
        // Verified, but no organization has let them in yet.
        if (error instanceof ApiProblem && error.status === 403) onWaiting();
        else sayFailed(error);
      }
    },
  });
}

const sendCode = (email: string) => done(api.POST('/users/verification-otp', { body: { email } }));

/** Another code, for a mail that got lost. */
export function SendAgain({ send }: { send: () => Promise<unknown> }) {
  const [isSending, setSending] = useState(false);
  const sendAgain = async () => {
    setSending(true);
    await send().then(() => sayDone(texts.sent), sayFailed);
    setSending(false);
  };
  return (
    <>
      <Button variant="default" loading={isSending} onClick={() => void sendAgain()}>
        {texts.again}
      </Button>
      <Text size="xs" c="dimmed">
        {texts.noMail}
      </Text>
    </>
  );
}
