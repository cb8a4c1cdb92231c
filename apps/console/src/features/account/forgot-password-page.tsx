import { useNavigate, useSearchParams } from 'react-router';
import { api, done } from '../../api/client.js';
import { ApiForm } from '../../components/form/api-form.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { account } from '../../texts/account.js';
import { AccountFrame, FooterLink } from './account-frame.js';
import { EmailInput } from './fields.js';
import { emailFault } from './validation.js';

const texts = account.forgot;

export function ForgotPasswordPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const state = useApiForm({
    initialValues: { email: params.get('email') ?? '' },
    validate: { email: emailFault },
    send: (body) => done(api.POST('/users/forgot-password-otp', { body })),
    onDone: (_, { email }) => navigate(`/reset-password?email=${encodeURIComponent(email.trim())}`),
  });
  return (
    <AccountFrame
      title={texts.title}
      text={texts.text}
      footer={<FooterLink to="/login">{texts.back}</FooterLink>}
    >
      <ApiForm state={state} submit={texts.submit} isWide>
        <EmailInput autoFocus {...state.form.getInputProps('email')} />
      </ApiForm>
    </AccountFrame>
  );
}
