import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What became of a download. */
export const downloadStatuses = ['STARTED', 'COMPLETED', 'REFUSED'] as const;
export type DownloadStatus = (typeof downloadStatuses)[number];

/** One download by one client, over however many requests. */
@Entity({ tableName: 'download_log' })
export class DownloadLogEntity {
  /** uuid v7: the order in which they began. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  tokenId!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'uuid' })
  productId!: string;

  @Property({ type: 'text' })
  version!: string;

  /** Hash of network and program: who counts as one client of a link. */
  @Property({ type: 'blob' })
  client!: Buffer;

  /** Null when unknown or forgotten. */
  @Property({ type: 'text', nullable: true })
  ip!: string | null;

  /** Null when unknown or forgotten. */
  @Property({ type: 'text', nullable: true })
  userAgent!: string | null;

  /** Bytes that were sent; those of answers under way count as sent. */
  @Property({ type: new BigIntType('number') })
  bytes!: number;

  @Property({ type: 'text' })
  status!: DownloadStatus;

  @Property({ type: 'timestamptz' })
  at!: Date;

  /** The latest request. */
  @Property({ type: 'timestamptz' })
  lastAt!: Date;
}
