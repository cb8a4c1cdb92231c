import { ApiProperty } from '@nestjs/swagger';
import { EmailField, NameField, TextField } from '#libs/http';

export class SignUpRequest {
  @NameField({ description: 'Name of the organization', example: 'Example Shop' })
  name!: string;

  @EmailField({
    description:
      'The part after the @ becomes the domain of the organization; of a public mail provider the whole address does',
  })
  email!: string;

  @TextField({
    max: 1000,
    description: 'Upper-case and lower-case letter, digit and one of !@#$%^&*()',
    example: 'Correct-Horse-9!',
  })
  password!: string;
}

export class OrganizationDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Example Shop' })
  name!: string;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;
}

export class OrganizationHitDto {
  @ApiProperty({ example: 1 })
  id!: number;

  @ApiProperty({ example: 'Example Shop' })
  name!: string;
}

export class SignUpStateDto {
  @ApiProperty({ example: true, description: 'False: only invited addresses may sign up' })
  open!: boolean;

  @ApiProperty({
    type: [String],
    example: ['example.com'],
    description: 'The only domains whose addresses may sign up; empty: any',
  })
  domains!: string[];
}
