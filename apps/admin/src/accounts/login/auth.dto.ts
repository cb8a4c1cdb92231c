import { ApiProperty } from '@nestjs/swagger';
import { EmailField, TextField } from '#libs/http';

export class LoginRequest {
  @EmailField()
  email!: string;

  @TextField({ max: 1000, example: 'Correct-Horse-9!' })
  password!: string;
}

export class RefreshRequest {
  @TextField({ min: 1, max: 10_000, example: 'eyJhbGciOiJIUzI1NiJ9.…' })
  refreshToken!: string;
}

export class TokenPairDto {
  @ApiProperty({ description: 'For `Authorization: Bearer …`', example: 'eyJhbGciOiJIUzI1NiJ9.…' })
  accessToken!: string;

  @ApiProperty({ description: 'Works once, for a new pair', example: 'eyJhbGciOiJIUzI1NiJ9.…' })
  refreshToken!: string;
}
