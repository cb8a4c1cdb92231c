import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import { ProjectFile } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { ObjectStorage } from '#libs/storage';
import { FileDto } from './file.dto.js';
import { addressName } from './file-name.js';
import { imageTypeOf, signatureBytes } from './image-type.js';
import { peek } from './peek.js';
import { storageKey } from './storage-key.js';
import type { Upload } from './upload.js';

export const maxFileBytes = 5 * 1024 * 1024;
const maxFiles = 1000;
/** Each upload may hold a whole file in memory. */
const maxUploadsAtOnce = 20;

/** Keeps the images of projects: what they are in a table, what they show in the object storage. */
@Injectable()
export class FilesService {
  private readonly logger = new Logger(FilesService.name);
  private uploads = 0;

  constructor(
    private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly storage: ObjectStorage,
  ) {}

  async create(projectId: number, upload: Upload): Promise<FileDto> {
    if (this.uploads >= maxUploadsAtOnce) throw tooBusy();
    this.uploads++;
    try {
      await requireRoom(this.dataSource.manager, projectId);
      return await this.keep(projectId, upload);
    } finally {
      this.uploads--;
    }
  }

  /** All of them, in the order of their ids: there are never many. */
  async list(projectId: number): Promise<FileDto[]> {
    const files = await this.dataSource.getRepository(ProjectFile).find({
      where: { projectId },
      order: { id: 'ASC' },
    });
    return files.map((file) => FileDto.from(file, this.config.publicUrl));
  }

  async get(id: number): Promise<FileDto> {
    const file = await this.dataSource.getRepository(ProjectFile).findOneBy({ id });
    if (!file) throw notFound('file');
    return FileDto.from(file, this.config.publicUrl);
  }

  /** Row and content go together: while the storage is unavailable, neither does. */
  delete(id: number): Promise<FileDto> {
    return this.dataSource.transaction(async (manager) => {
      const file = await manager.findOne(ProjectFile, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!file) throw notFound('file');
      await manager.delete(ProjectFile, { id });
      await this.storage.delete(storageKey(file));
      return FileDto.from(file, this.config.publicUrl);
    });
  }

  /** The file at a public address; a disabled organization shows none. */
  async findPublic(publicId: string, name: string): Promise<ProjectFile> {
    const file = await this.dataSource
      .getRepository(ProjectFile)
      .createQueryBuilder('file')
      .innerJoin('project', 'p', 'p.id = file.projectId')
      .innerJoin('organization', 'o', 'o.id = p.organization_id AND NOT o.disabled')
      .where({ publicId, name })
      .getOne();
    if (!file) throw notFound('file');
    return file;
  }

  async open(file: ProjectFile): Promise<Readable> {
    const content = await this.storage.get(storageKey(file));
    if (!content) throw notFound('file');
    return content;
  }

  private async keep(projectId: number, upload: Upload): Promise<FileDto> {
    const { head, whole } = await peek(upload.content, signatureBytes);
    const type = imageTypeOf(head);
    if (!type) throw noImage();
    const publicId = randomBytes(24).toString('base64url');
    const key = storageKey({ projectId, publicId });
    const size = await this.storage.put(key, whole, { type, maxBytes: maxFileBytes });
    const name = addressName(upload.name, type);
    const file = await this.record({ projectId, publicId, name, type, size }).catch(async (error) => {
      await this.forget(key);
      throw error;
    });
    return FileDto.from(file, this.config.publicUrl);
  }

  private record(file: Omit<ProjectFile, 'id' | 'createdAt'>): Promise<ProjectFile> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM project WHERE id = $1 FOR UPDATE', [file.projectId]);
      await requireRoom(manager, file.projectId);
      return manager.save(ProjectFile, file);
    });
  }

  private async forget(key: string): Promise<void> {
    await this.storage
      .delete(key)
      .catch((error: Error) => this.logger.error(`${key} stays in the storage unused: ${error.message}`));
  }
}

async function requireRoom(manager: EntityManager, projectId: number): Promise<void> {
  if ((await manager.countBy(ProjectFile, { projectId })) < maxFiles) return;
  throw new DomainError('invalid', 'validation-failed', `A project has at most ${maxFiles} files.`);
}

function noImage(): DomainError {
  return new DomainError(
    'unsupported-media',
    'unsupported-media-type',
    'The file is not a PNG, JPEG, GIF, WebP or AVIF image.',
  );
}

function tooBusy(): DomainError {
  return new DomainError('limited', 'rate-limited', 'Too many uploads at the same time. Try again later.', {
    retryAfterSeconds: 1,
  });
}
