import { ApiProperty } from '@nestjs/swagger';

const rows = (example: Record<string, unknown>, description: string) => ({
  type: 'array' as const,
  items: { type: 'object' as const, additionalProperties: true },
  example: [example],
  description,
});

const time = '2026-11-22T09:30:00.000Z';

/** What is stored about a user. */
export class AccountExportDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { id: 2, email: 'ada@example.com', firstName: 'Ada', createdAt: time },
  })
  profile!: Record<string, unknown>;

  @ApiProperty(rows({ id: 1, name: 'Example Shop', disabled: false, super: true }, 'Links to organizations'))
  organizations!: Record<string, unknown>[];

  @ApiProperty(rows({ id: 1, name: 'Shop', orgId: 1, permissionType: 'Owner' }, 'Links to projects'))
  projects!: Record<string, unknown>[];

  @ApiProperty(rows({ orgId: 3, organization: 'Other Shop', createdAt: time }, 'Invitations to the address'))
  invitations!: Record<string, unknown>[];

  @ApiProperty(rows({ device: 'Firefox on Linux', network: '203.0.113.0/24', createdAt: time }, 'Sessions'))
  sessions!: Record<string, unknown>[];

  @ApiProperty(rows({ device: 'Firefox on Linux', lastLoginAt: time }, 'Devices that logged in'))
  devices!: Record<string, unknown>[];

  @ApiProperty(rows({ network: '203.0.113.0/24', lastLoginAt: time }, 'Networks that a log-in came from'))
  networks!: Record<string, unknown>[];

  @ApiProperty(rows({ id: 5, name: 'Shop server', masked: 'ab_sec_…9f3c' }, 'API keys that the user made'))
  apiKeys!: Record<string, unknown>[];

  @ApiProperty(rows({ kind: 'verification', state: 'sent', createdAt: time }, 'Mails of the last 7 days'))
  mails!: Record<string, unknown>[];

  @ApiProperty(
    rows(
      { kind: 'login-succeeded', at: time },
      'Security events about the account, newest first, at most 10,000',
    ),
  )
  securityEvents!: Record<string, unknown>[];

  @ApiProperty(
    rows(
      { action: 'act:update-experiment', entity: 'experiment', entityId: 12, at: time },
      'Changes that the user made, newest first, at most 10,000; what changed is the data of the organization',
    ),
  )
  actions!: Record<string, unknown>[];
}
