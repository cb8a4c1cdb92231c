import { ApiProperty } from '@nestjs/swagger';
import { TextListField } from '#libs/http';

export class MatchingPreviewRequest {
  @TextListField({
    optional: true,
    max: 4000,
    maxItems: 1000,
    example: ['https://shop.example.com/landing?gclid=1'],
    description: 'Addresses to compare; when left out, those that recent events of the project name',
  })
  addresses?: string[] | null;
}

const sources = ['given', 'seen', 'example'] as const;

/** Where an address comes from: the request, an event of the project, or the experiment's own conditions. */
export type AddressSource = (typeof sources)[number];

export class DifferingAddressDto {
  @ApiProperty({ example: 'https://shop.example.com/landing?gclid=1' })
  address!: string;

  @ApiProperty({
    enum: [...sources],
    description: '`seen` in an event of the project, or an `example` made from the conditions',
  })
  from!: AddressSource;
}

export class MatchingPreviewDto {
  @ApiProperty({ enum: [1, 2], example: 1, description: 'The matching that the experiment has' })
  matching!: number;

  @ApiProperty({ example: 120, description: 'How many addresses were compared' })
  checked!: number;

  @ApiProperty({
    type: [DifferingAddressDto],
    description: 'It would run there with matching 2, and does not with matching 1; at most 100',
  })
  gained!: DifferingAddressDto[];

  @ApiProperty({
    type: [DifferingAddressDto],
    description: 'It runs there with matching 1, and would not with matching 2; at most 100',
  })
  lost!: DifferingAddressDto[];
}
