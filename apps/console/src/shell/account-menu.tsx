import { ActionIcon, Avatar, Menu, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { queryClient } from '../api/query-client.js';
import { Icon } from '../components/icon.js';
import { pages } from '../pages.js';
import { usePlace } from '../place/use-place.js';
import { logOut } from '../session/log-out.js';
import { shell } from '../texts/shell.js';

/** Who is logged in, and the way out. */
export function AccountMenu() {
  const { session, toOrganization } = usePlace();
  const navigate = useNavigate();
  const initials = session.email.slice(0, 2).toUpperCase();
  const profile = pages.find(({ path }) => path === 'profile');
  const leave = async () => {
    await logOut();
    queryClient.clear();
    await navigate('/login');
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" radius="xl" size={36} aria-label={`${initials}: ${shell.account}`}>
          <Avatar size={30} color="indigo" variant="filled">
            {initials}
          </Avatar>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" truncate>
            {session.email}
          </Text>
        </Menu.Label>
        {profile && (
          <Menu.Item
            leftSection={<Icon name="user" />}
            onClick={() => void navigate(toOrganization('profile'))}
          >
            {shell.account}
          </Menu.Item>
        )}
        <Menu.Item component="a" href="/docs" target="_blank" leftSection={<Icon name="book" />}>
          {shell.apiPages}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="sign-out" />} onClick={() => void leave()}>
          {shell.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
