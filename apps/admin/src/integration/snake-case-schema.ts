import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { snakeCase } from '#libs/entities';

type DtoClass = new () => object;
const made = new WeakMap<DtoClass, DtoClass>();

/** The class that documents the same object in snake_case, and so all classes within: `Api` and its name. */
export function snakeCaseSchema(type: DtoClass): DtoClass {
  const known = made.get(type);
  if (known) return known;
  const copy: DtoClass = class {};
  Object.defineProperty(copy, 'name', { value: `Api${type.name}` });
  made.set(type, copy);
  for (const name of namesOf(type)) {
    const options = Reflect.getMetadata(propertyKey, type.prototype as object, name) as ApiPropertyOptions;
    ApiProperty(inner(options))(copy.prototype as object, snakeCase(name));
  }
  return copy;
}

/** The keys under which `@nestjs/swagger` keeps what `ApiProperty` says. */
const propertyKey = 'swagger/apiModelProperties';
const namesKey = 'swagger/apiModelPropertiesArray';

function namesOf(type: DtoClass): string[] {
  const names = Reflect.getMetadata(namesKey, type.prototype as object) as string[];
  return names.map((name) => name.replace(/^:/, ''));
}

/** Statuses are written in lower case for programs, as everywhere under `/api`. */
function inner(options: ApiPropertyOptions): ApiPropertyOptions {
  const { type: named, enum: words } = options as { type?: unknown; enum?: string[] };
  const type = isLazy(named) ? named() : named;
  if (Array.isArray(words) && words.includes('Archived'))
    return { ...options, enum: words.map((word) => word.toLowerCase()) };
  if (Array.isArray(type) && isDto(type[0]))
    return { ...options, type: [snakeCaseSchema(type[0])] } as ApiPropertyOptions;
  if (isDto(type)) return { ...options, type: snakeCaseSchema(type) } as ApiPropertyOptions;
  return options;
}

/** A class may be named by a function, so that it can be declared later. */
const isLazy = (type: unknown): type is () => unknown =>
  typeof type === 'function' && type.prototype === undefined;

const isDto = (type: unknown): type is DtoClass =>
  typeof type === 'function' && Reflect.hasMetadata(namesKey, type.prototype as object);
