import type { PipeTransform } from '@nestjs/common';
import { DomainError, invalidField } from '#libs/errors';
import { ListOfField } from './fields/index.js';
import { createValidationPipe } from './validation.pipe.js';

/**
 * Checks a body that is a bare list of objects of one class; faults are named as in `0.id`.
 *
 * @throws DomainError `invalid`
 */
export class ListBodyPipe<T extends object> implements PipeTransform<unknown, Promise<T[]>> {
  private readonly pipe = createValidationPipe();
  private readonly wrapper: new () => { items: T[] };

  constructor(
    item: new () => T,
    private readonly limits: { minItems: number; maxItems: number },
  ) {
    class Wrapper {
      items!: T[];
    }
    ListOfField(item, limits)(Wrapper.prototype, 'items');
    this.wrapper = Wrapper;
  }

  async transform(body: unknown): Promise<T[]> {
    if (!Array.isArray(body)) throw invalidField('body', 'must be a list');
    const { minItems, maxItems } = this.limits;
    if (body.length < minItems || body.length > maxItems)
      throw invalidField('body', `must have ${minItems} to ${maxItems} items`);
    try {
      const metadata = { type: 'body', metatype: this.wrapper } as const;
      const { items } = (await this.pipe.transform({ items: body }, metadata)) as { items: T[] };
      return items;
    } catch (error) {
      throw error instanceof DomainError ? unwrapped(error) : error;
    }
  }
}

function unwrapped({ kind, code, detail, fields }: DomainError): DomainError {
  return new DomainError(kind, code, detail, {
    fields: fields.map(({ field, message }) => ({
      field: field.replace(/^items\.?/, '') || 'body',
      message,
    })),
  });
}
