import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalidField } from '#libs/errors';
import { isStorable } from '#libs/http';

const maxBytes = 128;

/** The id of an end user in a path: 1 to 128 bytes of UTF-8. */
@Injectable()
export class EndUserIdPipe implements PipeTransform<string, string> {
  transform(text: string, { data }: ArgumentMetadata): string {
    if (text !== '' && isStorable(text) && Buffer.byteLength(text) <= maxBytes) return text;
    throw invalidField(data ?? 'endUserId', `must be a text of 1 to ${maxBytes} bytes`);
  }
}
