import { ApiHeader } from '@nestjs/swagger';

const example = 'nX2rD0kq9a1VvH3mZc8uYt5sLw7eJb4oQf6gKp1iRxA';

/** How OpenAPI shows what a device is known by. */
export const documentedDevice = {
  request: (): MethodDecorator =>
    ApiHeader({
      name: 'X-Device',
      required: false,
      description:
        'The value that an earlier log-in answered; browsers send the cookie `abt_device` instead. Devices that logged in before have limits of their own.',
      schema: { type: 'string', minLength: 43, maxLength: 43, example },
    }),
  answer: {
    'X-Device': {
      description: 'What this device is known by; also set as the cookie `abt_device`',
      schema: { type: 'string', example },
    },
  },
} as const;
