import { toGlobalId } from '@gatefold/schema';
import { PageInfo, Payload, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { downloadStatuses, type DownloadLogEntity, type DownloadStatus } from './download-log.entity.js';
import type { DownloadTokenEntity } from './download-token.entity.js';
import type { DownloadLink } from './use-cases/create-download-token.js';

/** The statuses as the enum that GraphQL shows. */
const DownloadStatusEnum = Object.fromEntries(downloadStatuses.map((status) => [status, status])) as {
  [Key in DownloadStatus]: Key;
};

registerEnumType(DownloadStatusEnum, {
  name: 'DownloadStatus',
  description: 'What became of a download.',
  valuesConfig: {
    STARTED: { description: 'Began; for a container image the registry was told to hand it out.' },
    COMPLETED: { description: 'As many bytes were sent as the file has.' },
    REFUSED: { description: 'The link did not work any more, or the product was no longer open.' },
  },
});

/** What its person and administrators see of a link. */
@ObjectType('DownloadToken', {
  description:
    'A download link: one person, one version of one product, for a while. The secret is shown once.',
})
export class DownloadTokenType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Version that it hands out.' })
  version!: string;

  @Field(() => Date, { description: 'First moment at which it no longer works.' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it stands.' })
  revokedAt!: Date | null;
}

/** How to pull a container image. */
@ObjectType('PullInstructions', { description: 'How to pull a container image.' })
export class PullInstructionsType {
  @Field(() => String, {
    description: 'A line for a terminal that signs in to the registry and pulls the image. Holds the secret.',
  })
  command!: string;
}

/** Outcome of `createDownloadToken`. */
@ObjectType('CreateDownloadTokenPayload', { description: 'Outcome of createDownloadToken.' })
export class CreateDownloadTokenPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The secret; shown this once.' })
  token?: string;

  @Field(() => String, { nullable: true, description: 'Address of the file; null for container images.' })
  url?: string | undefined;

  @Field(() => Date, { nullable: true, description: 'First moment at which it no longer works.' })
  expiresAt?: Date;

  @Field(() => PullInstructionsType, { nullable: true, description: 'For container images, else null.' })
  pull?: PullInstructionsType | undefined;

  @Field(() => DownloadTokenType, { nullable: true, description: 'The link, by which it can be taken back.' })
  downloadToken?: DownloadTokenType;
}

/** Outcome of `revokeDownloadToken`. */
@ObjectType('RevokeDownloadTokenPayload', { description: 'Outcome of revokeDownloadToken.' })
export class RevokeDownloadTokenPayload extends Payload {
  @Field(() => DownloadTokenType, { nullable: true, description: 'The link, taken back.' })
  downloadToken?: DownloadTokenType;
}

/** What its person and administrators see of a download. */
@ObjectType('DownloadLog', { description: 'One download by one client, over however many requests.' })
export class DownloadLogType {
  /** uuid of the product; not shown. */
  productId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Version that was downloaded.' })
  version!: string;

  @Field(() => String, { nullable: true, description: 'Address of the client; forgotten after a while.' })
  ip!: string | null;

  @Field(() => String, { nullable: true, description: 'Program of the client; forgotten after a while.' })
  userAgent!: string | null;

  @Field(() => Float, { description: 'Bytes that were sent.' })
  bytes!: number;

  @Field(() => DownloadStatusEnum, { description: 'What became of it.' })
  status!: DownloadStatus;

  @Field(() => Date, { description: 'When it began.' })
  at!: Date;
}

@ObjectType('DownloadLogEdge', { description: 'A download in a list.' })
export class DownloadLogEdge {
  @Field(() => DownloadLogType, { description: 'The download.' })
  node!: DownloadLogType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('DownloadLogConnection', { description: 'One page of downloads.' })
export class DownloadLogConnection {
  @Field(() => [DownloadLogEdge], { description: 'The downloads with their cursors.' })
  edges!: readonly DownloadLogEdge[];

  @Field(() => [DownloadLogType], { description: 'The downloads.' })
  nodes!: readonly DownloadLogType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** A link as its person sees it. */
export function toDownloadTokenType(row: DownloadTokenEntity): DownloadTokenType {
  const { version, expiresAt, revokedAt } = row;
  return { id: toGlobalId('DownloadToken', row.id), version, expiresAt, revokedAt };
}

/** A new link with its secret. */
export function toCreatedToken(link: DownloadLink): Partial<CreateDownloadTokenPayload> {
  const { row, token, url, pullCommand } = link;
  return {
    token,
    url,
    expiresAt: row.expiresAt,
    pull: pullCommand === undefined ? undefined : { command: pullCommand },
    downloadToken: toDownloadTokenType(row),
  };
}

/** A page as its connection. */
export function toDownloadConnection(
  page: Page<DownloadLogEntity>,
  args: ConnectionArgs,
): DownloadLogConnection {
  return toConnection(page, args, { node: toDownloadLogType, cursor: ({ id }) => [id] });
}

function toDownloadLogType(row: DownloadLogEntity): DownloadLogType {
  const { productId, version, ip, userAgent, bytes, status, at } = row;
  return { productId, id: toGlobalId('DownloadLog', row.id), version, ip, userAgent, bytes, status, at };
}
