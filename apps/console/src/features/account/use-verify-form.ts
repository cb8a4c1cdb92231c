import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api, done, type Schema } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { useApiForm } from '../../components/form/use-api-form.js';
import { sayFailed } from '../../components/toasts.js';
import { account } from '../../texts/account.js';
import { logIn } from './credentials.js';
import { codeFault, emailFault } from './validation.js';

export type Claim = Schema<'ClaimDto'>;

interface VerifyOptions {
  email: string;
  /** Of the mailed link, in place of a code. */
  token?: string;
  /** What was typed on an earlier page. */
  password?: string | undefined;
  /** Claims to choose from at once; otherwise they are shown when the password does not tell. */
  offered?: readonly Claim[] | undefined;
  /** The address is verified, and no organization has approved its owner yet. */
  onWaiting: () => void;
}

/** The form that verifies an address with the password of its owner, and what there is to choose from. */
export function useVerifyForm({ email: given, token, password = '', offered, onWaiting }: VerifyOptions) {
  const navigate = useNavigate();
  const [claims, setClaims] = useState(offered);
  const [onlyClaim] = offered?.length === 1 ? offered : [];
  const state = useApiForm({
    initialValues: { email: given, otp: '', password, claimId: onlyClaim ? String(onlyClaim.id) : null },
    validate: {
      email: emailFault,
      otp: (code) => (token ? null : codeFault(code)),
      password: (value) => (value ? null : account.needed.password),
      claimId: (id) => (claims && !id ? account.verify.chooseNeeded : null),
    },
    send: async ({ email, otp, password: entered, claimId }) => {
      const proof = token ? { token } : { email: email.trim(), otp };
      const body = { ...proof, password: entered, ...(claimId && { claimId: Number(claimId) }) };
      return done(api.POST('/users/verify', { body })).catch((error: unknown) => {
        setClaims((known) => claimsIn(error) ?? known);
        throw error;
      });
    },
    onDone: async (_, { email, password: entered }) => {
      try {
        await logIn({ email: email.trim().toLowerCase(), password: entered });
        await navigate('/');
      } catch (error) {
        // Verified, but no organization has approved them yet.
        if (error instanceof ApiProblem && error.status === 403) onWaiting();
        else {
          sayFailed(error);
          await navigate(`/login?did=verified&email=${encodeURIComponent(email)}`);
        }
      }
    },
  });
  return { state, claims };
}

const claimsIn = (error: unknown): Claim[] | undefined =>
  error instanceof ApiProblem ? (error.extension['claims'] as Claim[] | undefined) : undefined;
