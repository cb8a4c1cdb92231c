import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isId } from '#libs/entities';
import { invalidField, notFound } from '#libs/errors';

/** An id in a path: a whole number. One that no row can have is not found rather than invalid. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string, { data }: ArgumentMetadata): number {
    if (!/^-?\d+$/.test(text)) throw invalidField(data ?? 'id', 'must be a whole number');
    const id = Number(text);
    if (!isId(id)) throw notFound('id');
    return id;
  }
}
