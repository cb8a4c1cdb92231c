import { applyDecorators } from '@nestjs/common';
import { ApiConflictResponse, ApiHeader, ApiQuery } from '@nestjs/swagger';

/**
 * Documents what every route says that changes an experiment or something of it: If-Match is obeyed, and its absence
 * ignored.
 *
 * @param opens how the query says that a running experiment may open to everybody, where the route could open it
 */
export function ChangesExperiment(opens?: 'opensToEverybody' | 'opens_to_everybody'): MethodDecorator {
  const ifMatch = ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag of the experiment as it was read; another state is refused as `stale`',
  });
  const conflict = ApiConflictResponse({
    description: opens
      ? 'It was changed since (`stale`), or would open to everybody (`opens-to-everybody`)'
      : 'It was changed since (`stale`), or its status does not allow it',
  });
  if (!opens) return applyDecorators(ifMatch, conflict);
  const query = ApiQuery({
    name: opens,
    required: false,
    schema: { type: 'boolean' },
    example: false,
    description: 'Whether a running experiment may open to everybody by it',
  });
  return applyDecorators(ifMatch, conflict, query);
}
