import { DomainError } from '#libs/errors';
import { parseRules, RulesError } from '#libs/targeting';

/**
 * Rules that may be saved, as they are.
 *
 * @throws DomainError `invalid` naming the path of the fault, such as `rules.$and[0].age.$gt`
 */
export function requireRules(rules: object): object {
  try {
    return parseRules(rules);
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    const field = error.path === '' ? 'rules' : `rules.${error.path}`;
    throw new DomainError('invalid', 'validation-failed', 'The rules are not valid.', {
      fields: [{ field, message: error.fault }],
    });
  }
}
