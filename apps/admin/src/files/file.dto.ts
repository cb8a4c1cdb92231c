import { ApiProperty } from '@nestjs/swagger';
import type { ProjectFile } from '#libs/entities';
import { imageEndings } from './image-type.js';

/** Where anybody can read a file, below the address of the product. */
const publicPath = ({ publicId, name }: Pick<ProjectFile, 'publicId' | 'name'>): string =>
  `/files/public/${publicId}/${name}`;

export class FileDto {
  @ApiProperty({ example: 7 })
  id!: number;

  @ApiProperty({
    example: 'https://ab.example.com/files/public/3Zt0pVQy9b1nUe7fJmQ2xK5sLw8RhTc4/hero.png',
    description: 'Readable by anybody who knows it; what is behind it never changes',
  })
  url!: string;

  @ApiProperty({ enum: Object.keys(imageEndings), description: 'Found in the content' })
  type!: string;

  @ApiProperty({ example: 48_213, description: 'Bytes' })
  size!: number;

  static from(file: ProjectFile, publicUrl: string): FileDto {
    return { id: file.id, url: publicUrl + publicPath(file), type: file.type, size: file.size };
  }
}
