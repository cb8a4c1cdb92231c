import { Button, Center, Group } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import { notifications } from '@mantine/notifications';
import { OwnInvitations } from '../components/own-invitations.js';
import { EmptyState } from '../components/empty-state.js';
import { TabTitle } from '../components/page.js';
import { logOut } from '../session/log-out.js';
import { currentSession, refreshSession } from '../session/session.js';
import { shell } from '../texts/shell.js';

/** For a user whom no organization has let in yet. */
export function NoOrganization() {
  const navigate = useNavigate();
  const lookAgain = async () => {
    await refreshSession();
    if (currentSession()?.orgs.length === 0) notifications.show({ message: shell.noOrganization.still });
  };
  return (
    <Center mih="90vh">
      <TabTitle title={shell.noOrganization.title} />
      <EmptyState icon="hourglass" title={shell.noOrganization.title} text={shell.noOrganization.text}>
        <OwnInvitations />
        <Group justify="center">
          <Button onClick={() => void lookAgain()}>{shell.noOrganization.check}</Button>
          <Button component={Link} to="/join" variant="default">
            {shell.joinAnother}
          </Button>
          <Button variant="subtle" onClick={() => void logOut().then(() => navigate('/login'))}>
            {shell.logOut}
          </Button>
        </Group>
      </EmptyState>
    </Center>
  );
}
