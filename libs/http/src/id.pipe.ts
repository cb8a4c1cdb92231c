import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalidField, notFound } from '#libs/errors';

const largestId = 2_147_483_647;

/** An id in a path: a whole number. One that no row can have is not found rather than invalid. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string, { data }: ArgumentMetadata): number {
    if (!/^-?\d+$/.test(text)) throw invalidField(data ?? 'id', 'must be a whole number');
    const id = Number(text);
    if (id < 1 || id > largestId) throw notFound('id');
    return id;
  }
}
