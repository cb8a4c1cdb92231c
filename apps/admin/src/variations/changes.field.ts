import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { actions, changeLimits, positions } from '#libs/changes';
import { field, IsArray, type FieldOptions } from '#libs/http';

const text = (maxLength: number, description?: string) => ({
  type: 'string' as const,
  maxLength,
  ...(description && { description }),
});
const classNames = {
  ...{ type: 'array' as const, maxItems: changeLimits.classes },
  items: { type: 'string' as const, maxLength: changeLimits.name },
};

/** How one change of a page is described to programs; which fields an action has stands in docs/changes.md. */
export const changesSchema = {
  type: 'array',
  maxItems: changeLimits.changes,
  items: {
    type: 'object',
    required: ['action'],
    properties: {
      action: { type: 'string', enum: [...actions] },
      selector: text(changeLimits.selector, 'CSS; `>>>` steps into an open shadow root'),
      target: text(changeLimits.selector, 'Of `move` and `insert`: where to'),
      position: { type: 'string', enum: [...positions], description: 'Beside the target, or inside it' },
      value: {
        ...{ type: 'string', nullable: true },
        description:
          'Text, HTML without scripts, the value of an attribute (null takes it away) or property, or CSS',
      },
      name: text(changeLimits.name, 'Of the attribute'),
      property: text(changeLimits.name, 'Of the style'),
      important: { type: 'boolean' },
      add: classNames,
      remove: classNames,
    },
  },
} satisfies ApiPropertyOptions;

export const changesExample = [{ action: 'text', selector: '#buy', value: 'Order now' }];

/** The changes of a page: a list, of which each change is checked when the experiment is written. */
export function ChangesField(options: FieldOptions): PropertyDecorator {
  return (target, name) => {
    const kept = ({ obj, key }: { obj: Record<string, unknown>; key: string }): unknown => obj[key];
    Transform(kept)(target, name);
    field({ example: changesExample, ...options }, changesSchema, IsArray())(target, name);
  };
}
