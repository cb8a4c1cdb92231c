import { ApiProperty, getSchemaPath, type ApiPropertyOptions } from '@nestjs/swagger';
import { snakeCase } from '#libs/entities';

type DtoClass<T = object> = new () => T;

/** What a field of an answer is; classes of answers are named here, so that they can be told in both cases. */
export interface AnswerFieldOptions {
  description?: string;
  example?: unknown;
  nullable?: boolean;
  /** A name of JSON schema, or the class of the primitive. */
  type?: string | typeof Number | typeof String | typeof Boolean;
  format?: string;
  minimum?: number;
  enum?: readonly string[];
  /** Programs get its words in lower case. */
  lowerCase?: boolean;
  isArray?: boolean;
  additionalProperties?: object;
  /** The class of the object that it holds. */
  of?: DtoClass;
  /** The class of the objects in the list that it holds. */
  listOf?: DtoClass;
  /** The class of the values of an object whose names are data. Name it to ApiExtraModels too. */
  mapOf?: DtoClass;
}

const answerFields = new WeakMap<object, Map<string, AnswerFieldOptions>>();
const snakeCased = new WeakMap<object, DtoClass>();

/** A field of an answer that programs get in snake_case and the console in camelCase; declared once, in camelCase. */
export function AnswerField(options: AnswerFieldOptions): PropertyDecorator {
  return (target, name) => {
    const own = answerFields.get(target) ?? new Map<string, AnswerFieldOptions>();
    answerFields.set(target, own.set(String(name), options));
    ApiProperty(documented(options, (type) => type))(target, name);
  };
}

/** How the fields of an answer are named for programs: plain data, by their names. */
export interface Renaming {
  readonly [name: string]: RenamedField;
}

/** At most one of `of`, `listOf` and `mapOf` is there. */
export interface RenamedField {
  readonly to: string;
  readonly lowerCase?: boolean;
  /** Of the object that it holds. */
  readonly of?: Renaming;
  /** Of the objects in the list that it holds. */
  readonly listOf?: Renaming;
  /** Of the values of the object that it holds, whose names are data. */
  readonly mapOf?: Renaming;
}

/** The class that documents the same answer in snake_case: `Api` and its name, and so for all classes within. */
export function inSnakeCase(type: DtoClass): DtoClass {
  const made = snakeCased.get(type);
  if (made) return made;
  const copy: DtoClass = class {};
  Object.defineProperty(copy, 'name', { value: `Api${type.name}` });
  snakeCased.set(type, copy);
  for (const [name, options] of fieldsOf(type))
    ApiProperty(documented(forPrograms(options), inSnakeCase))(copy.prototype as object, snakeCase(name));
  return copy;
}

/** How the fields of a class are named in snake_case. */
export function renamingOf(type: DtoClass): Renaming {
  return Object.fromEntries(
    [...fieldsOf(type)].map(([name, { lowerCase, of, listOf, mapOf }]) => [
      name,
      {
        to: snakeCase(name),
        ...(lowerCase && { lowerCase }),
        ...(of && { of: renamingOf(of) }),
        ...(listOf && { listOf: renamingOf(listOf) }),
        ...(mapOf && { mapOf: renamingOf(mapOf) }),
      },
    ]),
  );
}

function forPrograms(options: AnswerFieldOptions): AnswerFieldOptions {
  if (!options.lowerCase) return options;
  return { ...options, enum: options.enum?.map((word) => word.toLowerCase()) };
}

function documented(
  { of, listOf, mapOf, lowerCase: _, ...options }: AnswerFieldOptions,
  caseOf: (type: DtoClass) => DtoClass,
): ApiPropertyOptions {
  if (of) return { ...options, type: () => caseOf(of) };
  if (listOf) return { ...options, type: () => [caseOf(listOf)] };
  if (!mapOf) return options as ApiPropertyOptions;
  const additionalProperties = { $ref: getSchemaPath(caseOf(mapOf)) };
  return { ...options, type: 'object', additionalProperties };
}

/** Those of the classes above it too. */
function fieldsOf(type: DtoClass): Map<string, AnswerFieldOptions> {
  const chain: object[] = [];
  for (let target = type.prototype as object; target; target = Object.getPrototypeOf(target) as object)
    chain.unshift(target);
  return new Map(chain.flatMap((target) => [...(answerFields.get(target) ?? [])]));
}
