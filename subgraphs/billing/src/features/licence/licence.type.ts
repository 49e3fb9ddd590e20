import { toGlobalId } from '@gatefold/schema';
import { Payload } from '@gatefold/runtime/graphql';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { LicenceEntity } from './licence.entity.js';
import { licenceStates, type LicenceState } from './use-cases/verify-licence.js';

/** The states as the enum that GraphQL shows. */
const LicenceStateEnum = Object.fromEntries(licenceStates.map((state) => [state, state])) as {
  [Key in LicenceState]: Key;
};

registerEnumType(LicenceStateEnum, {
  name: 'LicenceState',
  description: 'What a licence key is worth.',
  valuesConfig: {
    VALID: { description: 'It stands, and its person has the product.' },
    MALFORMED: { description: 'Mistyped: the check digits do not fit.' },
    UNKNOWN: { description: 'Nobody has this key.' },
    REVOKED: { description: 'It was taken back or replaced.' },
    ACCESS_ENDED: {
      description: 'Its person no longer has the product; with the access it becomes valid again.',
    },
  },
});

/** What its person and administrators see of a licence. */
@ObjectType('Licence', { description: 'A key by which a product knows its person.' })
export class LicenceType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'The key, e.g. `GF-7K2QM-...`; the last two digits check the rest.' })
  key!: string;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was taken back; null while it stands.' })
  revokedAt!: Date | null;
}

/** What a product learns about a key. */
@ObjectType('LicenceVerification', {
  description: 'What a licence key is worth; says nothing about its person.',
})
export class LicenceVerificationType {
  @Field(() => Boolean, { description: 'Whether the product may run.' })
  valid!: boolean;

  @Field(() => LicenceStateEnum, { description: 'Why.' })
  state!: LicenceState;

  @Field(() => String, {
    nullable: true,
    description: 'Key of the product that it is for, null when unknown.',
  })
  productKey!: string | null;
}

/** Outcome of `createLicence`. */
@ObjectType('CreateLicencePayload', { description: 'Outcome of createLicence.' })
export class CreateLicencePayload extends Payload {
  @Field(() => LicenceType, { nullable: true, description: 'The licence of the caller.' })
  licence?: LicenceType;
}

/** Outcome of `rotateLicence`. */
@ObjectType('RotateLicencePayload', { description: 'Outcome of rotateLicence.' })
export class RotateLicencePayload extends Payload {
  @Field(() => LicenceType, { nullable: true, description: 'The new licence of the same person.' })
  licence?: LicenceType;
}

/** Outcome of `revokeLicence`. */
@ObjectType('RevokeLicencePayload', { description: 'Outcome of revokeLicence.' })
export class RevokeLicencePayload extends Payload {
  @Field(() => LicenceType, { nullable: true, description: 'The licence, taken back.' })
  licence?: LicenceType;
}

/** A row as clients see it. */
export function toLicenceType(row: LicenceEntity): LicenceType {
  const { key, createdAt, revokedAt } = row;
  return { id: toGlobalId('Licence', row.id), key, createdAt, revokedAt };
}
