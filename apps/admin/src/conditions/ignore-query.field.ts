import { Transform } from 'class-transformer';
import { field, rule } from '#libs/http';
import { IGNORE_QUERY_LIMITS } from '#libs/targeting';

const { names, nameLength } = IGNORE_QUERY_LIMITS;
const listOfNames = {
  type: 'array' as const,
  items: { type: 'string' as const, minLength: 1, maxLength: nameLength },
  minItems: 1,
  maxItems: names,
};

const words = ['tracking', 'all', 'none'];

/** Which parameters IS and IS_NOT ignore; what else is wrong with a list is said where the condition is read. */
export function IgnoreQueryField(): PropertyDecorator {
  const accepts = (value: unknown) =>
    words.includes(value as string) ||
    (Array.isArray(value) && value.every((one) => typeof one === 'string'));
  return field(
    {
      optional: true,
      example: 'tracking',
      description:
        'Which parameters of the query IS and IS_NOT ignore: `tracking` (utm_*, gclid, fbclid and the like; the ' +
        'default), `all`, `none`, or the names in a list, of which `name*` stands for all that begin so',
    },
    { oneOf: [{ type: 'string', enum: words }, listOfNames] },
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    rule('isIgnoreQuery', 'must be tracking, all, none or a list of names of parameters', accepts),
  );
}

/** The same in answers, where the default is left out. */
export const ignoreQueryAnswer = {
  oneOf: [{ type: 'string' as const, enum: ['all', 'none'] }, listOfNames],
  example: 'all',
  description: 'Left out when the parameters of advertising are ignored',
};
