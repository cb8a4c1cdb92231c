import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { invalidField } from '#libs/errors';
import { isEndUserId, maxEndUserIdBytes } from '#libs/http';

/** The id of an end user in a path: 1 to 128 bytes of UTF-8. */
@Injectable()
export class EndUserIdPipe implements PipeTransform<string, string> {
  transform(text: string, { data }: ArgumentMetadata): string {
    if (isEndUserId(text)) return text;
    throw invalidField(data ?? 'endUserId', `must be a text of 1 to ${maxEndUserIdBytes} bytes`);
  }
}
