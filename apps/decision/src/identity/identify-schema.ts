import Type from 'typebox';
import { endUser, optional, project, text } from '../requests/index.js';

const anonymous = { example: 4987654321098765 };
const known = { example: 'customer-17' };

/** The body of `POST /api/identify`. */
export const identificationSchema = Type.Object(
  { user_id: endUser(known), anonymous_id: endUser(anonymous) },
  { additionalProperties: false },
);

/** The body of `POST /identify`. Unknown fields are ignored, since a client may be newer than the server. */
export const publicIdentificationSchema = Type.Object({
  projectId: project(),
  userId: endUser(known),
  anonymousId: endUser(anonymous),
  proof: optional(text, {
    rule: 'must be a text of hexadecimal digits',
    description:
      'Hexadecimal HMAC-SHA256(identity secret of the project, userId), made by the back end of the site; 64 digits',
    example: 'd0c3a3a0b0d5fbb5c0f5d2ac4a7d9cf1d6ad5d3d6a84ad0b5a3d1b0e3a2c9f10',
  }),
});
