import { IdListField, QueryIdListField } from '#libs/http';

const maxItems = 1000;
const description =
  'API keys of the member that the caller takes over, so that they do not stop with this change; the caller has to be one who could make them';

/** The keys that anyone who changes a membership becomes the owner of. */
export const TakeOverKeysField = (): PropertyDecorator =>
  IdListField({ optional: true, maxItems, description });

/** The same in a query. */
export const QueryTakeOverKeysField = (): PropertyDecorator =>
  QueryIdListField({ optional: true, maxItems, description });
