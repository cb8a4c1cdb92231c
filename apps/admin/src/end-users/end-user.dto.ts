import { ApiProperty } from '@nestjs/swagger';
import type { EndUser } from '#libs/entities';
import {
  BooleanField,
  CountryField,
  ContactEmailField,
  EndUserIdField,
  NameField,
  ObjectField,
} from '#libs/http';

const attributes = {
  optional: true,
  example: { plan: 'pro' },
  description: 'Whatever else segment rules may ask for; the fields beside it win over the same names in it',
};

export class CreateEndUserRequest {
  @NameField({ example: 'Ada' })
  first_name!: string;

  @NameField({ example: 'Lovelace' })
  last_name!: string;

  @ContactEmailField()
  email!: string;

  @BooleanField({ optional: true, example: true, description: 'False when left out' })
  is_premium?: boolean | null;

  @CountryField({ optional: true })
  country_code?: string | null;

  @EndUserIdField({ optional: true, example: 'customer-42', description: 'Made when left out' })
  id?: string | null;

  @ObjectField(attributes)
  attributes?: Record<string, unknown> | null;
}

export class UpdateEndUserRequest {
  @NameField({ optional: true, example: 'Ada' })
  first_name?: string | null;

  @NameField({ optional: true, example: 'Lovelace' })
  last_name?: string | null;

  @ContactEmailField({ optional: true })
  email?: string | null;

  @BooleanField({ optional: true, example: false })
  is_premium?: boolean | null;

  @CountryField({ optional: true })
  country_code?: string | null;

  @ObjectField({ ...attributes, description: `${attributes.description}. They replace the former ones` })
  attributes?: Record<string, unknown> | null;
}

const time = { type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' } as const;

export class EndUserDto {
  @ApiProperty({ example: 'customer-42' })
  id!: string;

  @ApiProperty({ example: 'Ada' })
  first_name!: string;

  @ApiProperty({ example: 'Lovelace' })
  last_name!: string;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ example: true })
  is_premium!: boolean;

  @ApiProperty({ type: String, nullable: true, example: 'US' })
  country_code!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { plan: 'pro' } })
  attributes!: Record<string, unknown>;

  @ApiProperty(time)
  created_at!: Date;

  @ApiProperty(time)
  updated_at!: Date;

  static from(user: EndUser): EndUserDto {
    return {
      id: user.id,
      first_name: user.firstName,
      last_name: user.lastName,
      email: user.email,
      is_premium: user.isPremium,
      country_code: user.countryCode,
      attributes: user.attributes,
      created_at: user.createdAt,
      updated_at: user.updatedAt,
    };
  }
}

export class DeletedEndUserDto {
  @ApiProperty({ example: 'User deleted successfully' })
  message!: string;
}
