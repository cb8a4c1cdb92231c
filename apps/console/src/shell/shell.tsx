import { AppShell, Burger, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Failure } from '../components/failure.js';
import { useMenu } from '../place/use-menu.js';
import { useOrganizations } from '../place/use-organizations.js';
import { useMaybePlace } from '../place/use-place.js';
import { sessionHasEnded, useSession } from '../session/session.js';
import { shell } from '../texts/shell.js';
import { AccountMenu } from './account-menu.js';
import { AppearanceSwitch } from './appearance-switch.js';
import { ConnectionBanner } from './connection-banner.js';
import { NotFoundPage } from './error-pages.js';
import { Brand, Navigation } from './navigation.js';
import { NoOrganization } from './no-organization.js';
import { PaletteButton } from './palette-button.js';
import { PlaceSwitch } from './place-switch.js';
import classes from './shell.module.css';

/** The frame around all pages of a logged-in user. */
export function Shell({ children }: { children?: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  const place = useMaybePlace();
  const { isComplete } = useOrganizations();
  if (!session) {
    const next = encodeURIComponent(pathname + search);
    return <Navigate to={`/login?next=${next}${sessionHasEnded() ? '&did=ended' : ''}`} replace />;
  }
  if (session.orgs.length === 0) return <NoOrganization />;
  if (!place) return isComplete ? <NotFoundPage /> : <PageSkeleton />;
  return <Frame>{children}</Frame>;
}

function Frame({ children }: { children?: ReactNode }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  return (
    <AppShell
      layout="alt"
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a href="#content" className="skip-link">
        {shell.skip}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'sm', md: 'xl' }} justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={shell.openMenu} />
            <PlaceSwitch />
          </Group>
          <Group gap={6} wrap="nowrap">
            <PaletteButton />
            <AppearanceSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} aria-label={shell.navigation}>
        <Group h={56} px="md" justify="space-between" wrap="nowrap">
          <Brand />
          <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={shell.openMenu} />
        </Group>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
        <ConnectionBanner />
        <div className={classes.content}>
          <Content>{children}</Content>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** Pages ask what the member may do, so they come once that is known. */
function Content({ children }: { children?: ReactNode }) {
  const menu = useMenu();
  if (menu.error && !menu.data) return <Failure error={menu.error} retry={menu.refetch} />;
  if (!menu.data) return <PageSkeleton />;
  return children ?? <Outlet />;
}

function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy="true">
      <Skeleton height={30} width={220} />
      <Skeleton height={320} />
    </Stack>
  );
}
