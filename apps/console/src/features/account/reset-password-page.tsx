import { useNavigate, useSearchParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { CodeInput, EmailInput, NewPasswordInput } from './fields.js';
import { SendAgain } from './send-again.js';
import { useMailedToken } from './use-mailed-token.js';
import { codeFault, emailFault, passwordFault } from './validation.js';

const texts = account.reset;

export function ResetPasswordPage() {
  const token = useMailedToken();
  return token ? <ResetByLink token={token} /> : <ResetByCode />;
}

function ResetByLink({ token }: { token: string }) {
  const navigate = useNavigate();
  const state = useApiForm({
    initialValues: { newPassword: '' },
    validate: { newPassword: passwordFault },
    send: (values) => done(api.POST('/users/reset-password', { body: { token, ...values } })),
    onDone: () => navigate('/login?did=reset'),
  });
  return (
    <AccountFrame
      title={texts.title}
      text={texts.linkText}
      footer={<FooterLink to="/forgot-password">{account.forgot.title}</FooterLink>}
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        <NewPasswordInput
          label={account.newPassword}
          autoFocus
          {...state.form.getInputProps('newPassword')}
        />
      </ApiForm>
    </AccountFrame>
  );
}

function ResetByCode() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const given = params.get('email') ?? '';
  const state = useApiForm({
    initialValues: { email: given, otp: '', newPassword: '' },
    validate: { email: emailFault, otp: codeFault, newPassword: passwordFault },
    send: (body) => done(api.POST('/users/reset-password', { body })),
    onDone: (_, { email }) => navigate(`/login?did=reset&email=${encodeURIComponent(email.trim())}`),
  });
  const { form } = state;
  const sendAgain = () =>
    done(api.POST('/users/forgot-password-otp', { body: { email: form.values.email } }));
  return (
    <AccountFrame
      title={texts.title}
      text={given ? texts.text(given) : undefined}
      footer={<FooterLink to="/login">{account.forgot.back}</FooterLink>}
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        {!given && <EmailInput {...form.getInputProps('email')} />}
        <CodeInput autoFocus {...form.getInputProps('otp')} />
        <NewPasswordInput label={account.newPassword} {...form.getInputProps('newPassword')} />
      </ApiForm>
      <SendAgain send={sendAgain} />
    </AccountFrame>
  );
}
