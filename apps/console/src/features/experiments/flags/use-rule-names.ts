import { useQueries, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../../api/client.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace, useProjectId } from '../../../place/use-place.js';
import type { Draft } from '../draft/draft.js';
import { useSegments } from '../part-queries.js';
import type { RuleNames } from './rule-sentence.js';
import { valueWords } from './value-text.js';

const rows = 1000;

/** The other flags of the project, which a rule can ask about. */
export function useOtherFlags(id: number) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['experiments', 'flag-choices', projectId],
    queryFn: () =>
      done(
        api.POST('/experiments/all', {
          body: { orgId, projectId, type: 'Feature Flag', archived: false, rows, page: 1, sort: 'title' },
        }),
      ),
    select: ({ items }) => items.filter((flag) => flag.id !== id),
    enabled: useCan()('act:get-experiments'),
  });
}

const variationsKey = (id: number) => ['experiments', id, 'variations'] as const;
const readVariations = (id: number) =>
  done(api.GET('/experiments/{id}/variations', { params: { path: { id } } }));

/** The variations of another flag that can be asked for. */
export function useVariationsOf(id: number | undefined): readonly Schema<'VariationDto'>[] {
  const query = useQuery({
    queryKey: variationsKey(id ?? 0),
    queryFn: () => readVariations(id!),
    enabled: id !== undefined,
  });
  return query.data?.filter(({ retired }) => !retired) ?? [];
}

/** What the things are called that the rules of a draft name. */
export function useRuleNames(id: number, { fields, variations }: Draft): RuleNames {
  const { data: segments = [] } = useSegments();
  const { data: flags = [] } = useOtherFlags(id);
  const asked = fields.rules.flatMap(({ prerequisites }) =>
    prerequisites.map(({ experimentId }) => experimentId),
  );
  const ids = [...new Set(asked)].filter((one) => one > 0);
  const others = useQueries({
    queries: ids.map((one) => ({ queryKey: variationsKey(one), queryFn: () => readVariations(one) })),
  });
  return {
    segments: new Map(segments.map((segment) => [segment.id, segment.name])),
    variations: new Map(
      variations.flatMap((one) =>
        one.id === undefined ? [] : [[one.id, variationWords(one, fields.valueType)]],
      ),
    ),
    flags: new Map(
      ids.map((one, index) => [
        one,
        {
          title: flags.find((flag) => flag.id === one)?.title ?? String(one),
          variations: new Map(others[index]?.data?.map((part) => [part.id, part.title])),
        },
      ]),
    ),
  };
}

/** “on (true)”; only the title where that says as much. */
export function variationWords(
  { title, value }: Pick<Draft['variations'][number], 'title' | 'value'>,
  valueType: Draft['fields']['valueType'],
): string {
  const said = valueWords(value, title, valueType);
  return value === null && valueType === 'string' ? title : `${title} (${said})`;
}
