import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { field, type FieldOptions } from '#libs/http';

/** Any JSON value but null; which one follows from the experiment. */
export const valueSchema = {
  oneOf: [
    { type: 'boolean' },
    { type: 'string' },
    { type: 'number' },
    { type: 'object', additionalProperties: true },
    { type: 'array', items: {} },
  ],
} satisfies ApiPropertyOptions;

/** The value of a variation, kept as it is sent: it is checked by the experiment's type when that is written. */
export function ValueField(options: FieldOptions = {}): PropertyDecorator {
  return (target, name) => {
    const kept = ({ obj, key }: { obj: Record<string, unknown>; key: string }): unknown => obj[key];
    Transform(kept)(target, name);
    const described = "What programs use, of the experiment's valueType; its title when a text is left out";
    field({ optional: true, example: 'green', description: described, ...options }, valueSchema)(
      target,
      name,
    );
  };
}
