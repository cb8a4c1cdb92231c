import { Alert, Loader, Text } from '@mantine/core';
import { common } from '../../texts/common.js';
import { Icon } from '../icon.js';
import { Time } from '../times.js';
import { useNow } from '../use-now.js';
import { judgeTag, type TagState } from './judge-tag.js';
import { siteOf } from './site-of.js';
import { useSeen } from './use-seen.js';

const texts = common.tag;

interface TagStatusProps {
  projectId: number;
  /** The page of an experiment; empty for none. */
  pageUrl?: string;
  /** Whether to say that it was never seen, which is no news once visitors have come. */
  isExpected?: boolean;
}

/** Whether the tag works: it says so by itself as soon as a page asks, in whatever status the experiments are. */
export function TagStatus({ projectId, pageUrl = '', isExpected = true }: TagStatusProps) {
  const seen = useSeen(projectId, { isWaiting: true });
  const now = useNow();
  if (!seen) return null;
  const state = judgeTag(seen.origins, pageUrl, now);
  if (state.kind === 'never' && !isExpected) return null;
  return (
    <Alert role="status" variant="light" color={colors[state.kind]} icon={iconOf(state)}>
      <Saying state={state} />
    </Alert>
  );
}

const colors = { seen: 'teal', elsewhere: 'yellow', silent: 'yellow', refused: 'red', never: 'indigo' };

function iconOf({ kind }: TagState) {
  if (kind === 'never') return <Loader size="xs" aria-hidden="true" />;
  return <Icon name={kind === 'seen' ? 'check-circle' : 'exclamation-triangle'} />;
}

function Saying({ state }: { state: TagState }) {
  if (state.kind === 'never') {
    return (
      <>
        <Text size="sm" fw={600}>
          {texts.never}
        </Text>
        <Text size="sm" mt={4}>
          {texts.neverHint}
        </Text>
      </>
    );
  }
  const { origin, lastAt } = state;
  const site = siteOf(origin);
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <b>{texts[state.kind](site)}</b> {texts.lastSeen} <Time value={lastAt} />.
      </Text>
      {state.kind === 'elsewhere' && (
        <Text size="sm" mt={4}>
          {texts.elsewhereHint(siteOf(state.wanted))}
        </Text>
      )}
      {state.kind !== 'seen' && state.kind !== 'elsewhere' && (
        <Text size="sm" mt={4}>
          {state.kind === 'refused' ? texts.refusedHint(origin) : texts.silentHint}
        </Text>
      )}
    </>
  );
}
