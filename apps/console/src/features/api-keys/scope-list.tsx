import { Badge, Group, Text, Tooltip } from '@mantine/core';
import type { Schema } from '../../api/client.js';
import { apiKeys as texts } from '../../texts/api-keys.js';

type ApiKey = Schema<'ApiKeyDto'>;

/** How many scopes there are to have, which is told in one word. */
const allScopes = Object.keys(texts.scopes).length;

/** What a key may do now, and what it lost. */
export function ScopeList({ scopes, effective_scopes: now, from_before_scopes: isOld }: ApiKey) {
  const lost = scopes.filter((scope) => !now.includes(scope));
  const said =
    now.length === allScopes ? texts.allScopes : now.map((scope) => texts.scopes[scope]).join(', ');
  return (
    <>
      <Text size="sm">{said || texts.noScope}</Text>
      {lost.length > 0 && (
        <Text size="xs" c="dimmed">
          {texts.lost(lost.map((scope) => texts.scopes[scope]).join(', '))}
        </Text>
      )}
      {isOld && (
        <Tooltip label={texts.beforeScopesHint}>
          <Badge color="orange" variant="light">
            {texts.beforeScopes}
          </Badge>
        </Tooltip>
      )}
    </>
  );
}

/** Who made a key, and whose it is where that is somebody else. */
export function KeyMaker({ maker, owner, service }: ApiKey) {
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {maker ? maker.name || maker.email : texts.byToken}
      </Text>
      {owner && owner.id !== maker?.id && (
        <Text size="xs" c="dimmed">
          {texts.ownedBy(owner.name || owner.email)}
        </Text>
      )}
      {service && (
        <Group>
          <Tooltip label={texts.serviceHint}>
            <Badge color="gray" variant="light">
              {texts.service}
            </Badge>
          </Tooltip>
        </Group>
      )}
    </>
  );
}
