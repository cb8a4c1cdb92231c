import type { RenamedField, Renaming } from '#libs/http';

/** The same answer with the names that programs get. Names that are data stay as they are, other fields are left out. */
export function renameFields(answer: object, renaming: Renaming): object {
  const fields = Object.entries(renaming).map(([name, field]) => [
    field.to,
    rename((answer as Record<string, unknown>)[name], field),
  ]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as object;
}

function rename(value: unknown, { of, listOf, mapOf, lowerCase }: RenamedField): unknown {
  if (value === null || value === undefined) return value;
  if (lowerCase) return (value as string).toLowerCase();
  if (of) return renameFields(value, of);
  if (listOf) return (value as object[]).map((item) => renameFields(item, listOf));
  if (!mapOf) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, renameFields(item as object, mapOf)]),
  );
}
