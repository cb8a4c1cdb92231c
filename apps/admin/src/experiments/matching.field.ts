import { matchings } from '#libs/entities';
import { field, rule } from '#libs/http';

/** How URL conditions are matched; an experiment can switch to 2, and what it has already may be sent as well. */
export function MatchingField(): PropertyDecorator {
  return field(
    {
      optional: true,
      example: 2,
      description: 'Set to 2 to have the conditions of an older experiment matched as those of a new one',
    },
    { type: 'integer', enum: [...matchings] },
    rule('isMatching', `must be one of ${matchings.join(', ')}`, (value) =>
      matchings.some((one) => one === value),
    ),
  );
}
