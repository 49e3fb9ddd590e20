import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A link: one person, one version of one product, for a while. */
@Entity({ tableName: 'download_token' })
export class DownloadTokenEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'uuid' })
  productId!: string;

  /** Null for container images. */
  @Property({ type: 'uuid', nullable: true })
  productFileId!: string | null;

  @Property({ type: 'text' })
  version!: string;

  /** SHA-256; the token itself is known to its person alone. */
  @Property({ type: 'blob' })
  tokenHash!: Buffer;

  /** First moment at which it no longer works. */
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
