import { ApiProperty } from '@nestjs/swagger';
import { EmailField, IdField, TextField } from '#libs/http';
import type { Claim, ClaimKind } from './mailbox/account-claims.queries.js';

const passwordRules = {
  max: 1000,
  description: 'Upper-case and lower-case letter, digit and one of !@#$%^&*()',
  example: 'Correct-Horse-9!',
};

const email = { optional: true, description: 'With `otp`' };
const otp = { optional: true, max: 20, example: '123456', description: 'The six digits from the mail' };
const token = {
  ...{ optional: true, min: 1, max: 200, example: 'aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgHiJkLmNoPqRs' },
  description: 'From the mailed link, in place of `email` and `otp`',
};

export class RegistrationRequest {
  @EmailField()
  email!: string;

  @TextField(passwordRules)
  password!: string;

  @IdField({ description: 'The organization to belong to' })
  orgId!: number;
}

export class RegistrationDto {
  @ApiProperty({ example: 2, description: 'The user' })
  id!: number;

  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({
    example: 'A otp has been sent to your mail, please use the otp and verify your account!',
  })
  message!: string;
}

export class EmailRequest {
  @EmailField()
  email!: string;
}

export class VerifyRequest {
  @EmailField(email)
  email?: string | null;

  @TextField(otp)
  otp?: string | null;

  @TextField(token)
  token?: string | null;

  @TextField({
    ...{ optional: true, min: 1, max: 1000, example: 'Correct-Horse-9!' },
    description:
      'The password of exactly one claim picks it; any other becomes the password of `claimId`. May be left out with a code while one sign-up or registration waits and no invitation does, unless VERIFY_WITH_PASSWORD is set',
  })
  password?: string | null;

  @IdField({
    optional: true,
    example: 7,
    description: 'The claim that counts, when the password does not tell',
  })
  claimId?: number | null;
}

export class VerificationLinkRequest {
  @TextField({ ...token, optional: false, description: 'From the mailed link' })
  token!: string;
}

export class ClaimDto {
  @ApiProperty({ example: 7 })
  id!: number;

  @ApiProperty({ enum: ['sign-up', 'registration', 'invitation'], example: 'sign-up' })
  kind!: ClaimKind;

  @ApiProperty({ example: 'Example Shop', description: 'The name of the organization' })
  organization!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:30:00.000Z' })
  requestedAt!: Date;

  static from({ id, kind, organization, requestedAt }: Claim): ClaimDto {
    return { id, kind, organization, requestedAt };
  }
}

export class VerificationLinkDto {
  @ApiProperty({ example: 'ada@example.com' })
  email!: string;

  @ApiProperty({ type: [ClaimDto], description: 'All that was asked for with the address, oldest first' })
  claims!: ClaimDto[];
}

export class ResetPasswordRequest {
  @EmailField(email)
  email?: string | null;

  @TextField(otp)
  otp?: string | null;

  @TextField(token)
  token?: string | null;

  @TextField(passwordRules)
  newPassword!: string;
}

export class JoinRequest {
  @EmailField()
  email!: string;

  @IdField()
  orgId!: number;

  @TextField({
    optional: true,
    max: 1000,
    example: 'Correct-Horse-9!',
    description: 'Not needed with a bearer token',
  })
  password?: string | null;
}

export class MessageDto {
  @ApiProperty({ example: 'User verified successfully!' })
  message!: string;
}

export class JoinDto {
  @ApiProperty({ example: 'Join request sent successfully. An admin must approve your request!' })
  message!: string;

  @ApiProperty({ example: 2 })
  userId!: number;

  @ApiProperty({ example: 1 })
  orgId!: number;
}
