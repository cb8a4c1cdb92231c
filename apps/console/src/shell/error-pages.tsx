import { Button, Center, Code } from '@mantine/core';
import { Link, useRouteError } from 'react-router';
import { EmptyState } from '../components/empty-state.js';
import { TabTitle } from '../components/page.js';
import { shell } from '../texts/shell.js';

/** For addresses of nothing. */
export function NotFoundPage() {
  return (
    <Center mih="60vh">
      <TabTitle title={shell.notFound.title} />
      <EmptyState icon="compass" title={shell.notFound.title} text={shell.notFound.text}>
        <Button component={Link} to="/" variant="default">
          {shell.notFound.back}
        </Button>
      </EmptyState>
    </Center>
  );
}

/** Stands in for a page whose code failed; also when a new version replaced the files of an open page. */
export function CrashPage() {
  const error = useRouteError();
  return (
    <Center mih="60vh">
      <EmptyState icon="exclamation-triangle" title={shell.crashed.title} text={shell.crashed.text}>
        {error instanceof Error && <Code>{error.message}</Code>}
        <Button onClick={() => location.reload()}>{shell.crashed.reload}</Button>
      </EmptyState>
    </Center>
  );
}
