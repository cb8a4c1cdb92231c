import type { MeasuredExperiment } from './measured-experiment.js';
import { ofExperiment, type EndUserGrouping, type Reading } from './reading.js';
import { select, type Parameters } from './statement.js';

/** How many values are shown on their own at most. */
const maxGroups = 20;

/** By what end users are put into groups, each into one: a value of their first exposure. */
export interface Grouping extends EndUserGrouping {
  by: string;
  /** The values with a group of their own, the most frequent first. */
  values: string[];
  /** Whether they are the measured rules of a flag; who moved between rules is in no group. */
  ofRules: boolean;
  /** How many values there are, those without a group of their own included. */
  distinctValues: number;
}

const isErased = `COALESCE(jsonb_typeof(assignment.attributes) = 'string', false)`;

/** Whether a flag is to be broken down by the rule that measured. */
export const isByRule = ({ experiment }: Pick<MeasuredExperiment, 'experiment'>, by: string): boolean =>
  experiment.lastRuleId > 0 && (by === 'rule_id' || by === 'ruleId');

const ruleValue = 'CASE WHEN assignment.moved_at IS NULL THEN COALESCE(assignment.rule_id, 0)::text END';

/** By the measured rule of a flag; who moved between rules is in a group of their own. */
export const byMeasuredRule: EndUserGrouping = {
  keyOf: () => `COALESCE('value:' || ${ruleValue}, 'moved')`,
};

/** The group of a rule there; 0 is the default rule. */
export const keyOfRule = (id: number): string => `value:${id}`;

/** Reads which values there are. */
export async function readGrouping(
  reading: Reading,
  by: string,
  { ofRules }: { ofRules: boolean },
): Promise<Grouping> {
  const valueIn = (p: Parameters): string => (ofRules ? ruleValue : valueOf(by, p));
  const unknown = ofRules ? 'moved' : 'unknown';
  const rows = await select<{ value: string; distinct: number }>(
    reading.manager,
    (p) => `
      SELECT value, count(*) OVER ()::float8 AS distinct
      FROM (
        SELECT ${valueIn(p)} AS value, count(*) AS users FROM assignment
        WHERE ${ofExperiment('assignment', reading, p)} GROUP BY 1) AS counted
      WHERE value IS NOT NULL ORDER BY users DESC, value COLLATE "C" LIMIT ${maxGroups}`,
  );
  const values = rows.map(({ value }) => value);
  const keyOf = (p: Parameters): string => {
    const value = valueIn(p);
    return `CASE WHEN ${ofRules ? 'false' : isErased} THEN 'erased' WHEN ${value} IS NULL THEN '${unknown}' WHEN ${value} = ANY(${p.of(values, 'text[]')})
      THEN 'value:' || ${value} ELSE 'other' END`;
  };
  return { by, ofRules, values, distinctValues: rows[0]?.distinct ?? 0, keyOf };
}

/** From how many end users names are taken, and how many names at most. */
const sampleSize = 1000;
const maxNames = 50;

/** By what some end users could be grouped: what their first exposures tell, the most frequent attributes first. */
export async function readGroupableNames(reading: Reading): Promise<string[]> {
  const rows = await select<{ name: string }>(
    reading.manager,
    (p) => `
      SELECT name FROM (
        SELECT device_type, campaign_id, ad_id,
          CASE WHEN jsonb_typeof(attributes) = 'object' THEN attributes ELSE '{}' END AS attributes
        FROM assignment WHERE ${ofExperiment('assignment', reading, p)} LIMIT ${sampleSize}) AS sample
      CROSS JOIN LATERAL (
        SELECT 'device_type' AS name, 0 AS place WHERE device_type IS NOT NULL
        UNION ALL SELECT 'campaign_id', 1 WHERE campaign_id IS NOT NULL
        UNION ALL SELECT 'ad_id', 2 WHERE ad_id IS NOT NULL
        UNION ALL SELECT jsonb_object_keys(attributes), 3) AS seen
      WHERE length(name) <= 100
      GROUP BY name ORDER BY min(place), count(*) DESC, name COLLATE "C" LIMIT ${maxNames}`,
  );
  return rows.map(({ name }) => name);
}

const columns: Record<string, string> = {
  device: 'device_type',
  device_type: 'device_type',
  deviceType: 'device_type',
  campaign: 'campaign_id',
  campaign_id: 'campaign_id',
  campaignId: 'campaign_id',
  ad: 'ad_id',
  ad_id: 'ad_id',
  adId: 'ad_id',
};

function valueOf(by: string, p: Parameters): string {
  const column = Object.hasOwn(columns, by) ? columns[by] : undefined;
  return column ? `assignment.${column}` : `(assignment.attributes ->> ${p.of(by, 'text')})`;
}
