import { ApiProperty } from '@nestjs/swagger';
import { EmailField, TextField } from '#libs/http';

export class VerifyRequest {
  @EmailField()
  email!: string;

  @TextField({ max: 20, example: '123456', description: 'The six digits from the mail' })
  otp!: string;
}

export class MessageDto {
  @ApiProperty({ example: 'User verified successfully!' })
  message!: string;
}
