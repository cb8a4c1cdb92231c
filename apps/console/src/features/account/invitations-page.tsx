import { Button } from '@mantine/core';
import { Link, Navigate } from 'react-router';
import { OwnInvitations } from '../../components/own-invitations.js';
import { useSession } from '../../session/session.js';
import { account } from '../../texts/account.js';
import { AccountFrame } from './account-frame.js';

const texts = account.invitations;

/** Where the mail of an invitation leads somebody who has an account. */
export function InvitationsPage() {
  const session = useSession();
  if (!session) return <Navigate to={`/login?next=${encodeURIComponent('/invitations')}`} replace />;
  return (
    <AccountFrame title={texts.title} text={texts.text}>
      <OwnInvitations none={texts.none} />
      <Button component={Link} to="/" variant="default">
        {texts.open}
      </Button>
    </AccountFrame>
  );
}
