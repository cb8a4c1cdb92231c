import { Module } from '@nestjs/common';
import { GuardsModule } from '#libs/guards';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';

@Module({ imports: [GuardsModule], controllers: [ApiKeysController], providers: [ApiKeysService] })
export class ApiKeysModule {}
