import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { User } from '#libs/entities';
import { givenFields } from '#libs/http';
import { UserDto, type UpdateProfileRequest } from '../../users/index.js';

@Injectable()
export class ProfileService {
  constructor(private readonly dataSource: DataSource) {}

  async get(id: number): Promise<UserDto> {
    return UserDto.from(await this.dataSource.getRepository(User).findOneByOrFail({ id }));
  }

  async update(id: number, request: UpdateProfileRequest): Promise<UserDto> {
    const changes = givenFields(request);
    await this.dataSource.transaction((manager) => manager.update(User, { id }, changes));
    return this.get(id);
  }
}
