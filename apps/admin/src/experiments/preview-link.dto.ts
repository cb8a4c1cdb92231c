import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '#libs/http';

export class PreviewLinkQuery {
  @TextField({ max: 15, example: '31', description: 'The variation to show' })
  variationId!: string;
}

export class PreviewLinkDto {
  @ApiProperty({
    example: 'https://shop.example.com/?ab-preview=1.12.31.1777723200.signature',
    description: 'The page of the experiment with the token; any page that runs the SDK takes it as well',
  })
  url!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-02T12:00:00.000Z' })
  expiresAt!: Date;
}
