import { List } from '@mantine/core';
import { Time } from '../../../components/times.js';
import { useVersions } from '../version-queries.js';

/** Who changed what after a revision, and when. */
export function ChangesSince({ experimentId, since }: { experimentId: number; since: number }) {
  const { data: versions = [] } = useVersions(experimentId, { after: since });
  return (
    <List size="sm" spacing={4}>
      {versions.map(({ number, at, author, reason, changes }) => (
        <List.Item key={`${number} ${at}`} style={{ overflowWrap: 'anywhere' }}>
          {author}, <Time value={at} />:{' '}
          {[reason === author ? '' : reason, ...changes].filter(Boolean).join('; ')}
        </List.Item>
      ))}
    </List>
  );
}
