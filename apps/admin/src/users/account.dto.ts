import { ApiProperty } from '@nestjs/swagger';
import { EmailField, IdField, TextField } from '#libs/http';

const passwordRules = {
  max: 1000,
  description: 'Upper-case and lower-case letter, digit and one of !@#$%^&*()',
  example: 'Correct-Horse-9!',
};

const code = { max: 20, example: '123456', description: 'The six digits from the mail' };

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
  @EmailField()
  email!: string;

  @TextField(code)
  otp!: string;
}

export class ResetPasswordRequest {
  @EmailField()
  email!: string;

  @TextField(code)
  otp!: string;

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
