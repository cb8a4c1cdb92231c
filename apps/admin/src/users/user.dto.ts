import { ApiProperty } from '@nestjs/swagger';
import type { User } from '#libs/entities';
import { TextField, LineField } from '#libs/http';

export const nameOfPerson = { optional: true, max: 200, example: 'Ada' };
export const contactNumber = { optional: true, max: 50, example: '+44 20 7946 0000' };

export class UpdateProfileRequest {
  @LineField(nameOfPerson)
  firstName?: string | null;

  @LineField({ ...nameOfPerson, example: 'Lovelace' })
  lastName?: string | null;

  @LineField(contactNumber)
  contactNumber?: string | null;
}

export class ChangePasswordRequest {
  @TextField({ max: 1000, example: 'Correct-Horse-9!' })
  oldPassword!: string;

  @TextField({
    max: 1000,
    description: 'Upper-case and lower-case letter, digit and one of !@#$%^&*()',
    example: 'Wrong-Donkey-7?!',
  })
  newPassword!: string;
}

type ProfileOfUser = Pick<User, 'id' | 'email' | 'verified' | 'firstName' | 'lastName' | 'contactNumber'>;

export class UserDto {
  @ApiProperty({ example: 2 })
  id!: number;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ example: true })
  verified!: boolean;

  @ApiProperty({ example: 'Ada' })
  firstName!: string;

  @ApiProperty({ example: 'Lovelace' })
  lastName!: string;

  @ApiProperty({ example: '+44 20 7946 0000' })
  contactNumber!: string;

  static from({ id, email, verified, firstName, lastName, contactNumber }: ProfileOfUser): UserDto {
    return { id, email, verified, firstName, lastName, contactNumber };
  }
}
