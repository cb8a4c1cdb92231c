import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OrganizationHitDto } from './organization.dto.js';

@Injectable()
export class OrganizationsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Verified, enabled organizations whose name holds the text, ignoring case; no character is a wildcard. */
  search(text: string): Promise<OrganizationHitDto[]> {
    return this.dataSource.query<OrganizationHitDto[]>(
      `SELECT id, name FROM organization
       WHERE verified_at IS NOT NULL AND NOT disabled AND strpos(lower(name), lower($1)) > 0
       ORDER BY id LIMIT 10`,
      [text],
    );
  }
}
