import { Module } from '@nestjs/common';
import { GuardsModule } from '#libs/guards';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { MemberKeysController } from './member-keys.controller.js';
import { MemberKeysService } from './member-keys.service.js';

@Module({
  imports: [GuardsModule],
  controllers: [ApiKeysController, MemberKeysController],
  providers: [ApiKeysService, MemberKeysService],
})
export class ApiKeysModule {}
