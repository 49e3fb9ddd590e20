/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment SessionUser on User {\n  id\n  username\n  displayName\n  avatarUrl\n}\n\nfragment SessionResult on AuthPayload {\n  accessToken\n  expiresAt\n  user {\n    ...SessionUser\n  }\n  userErrors {\n    code\n    message\n    path\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation RefreshSession {\n  refreshSession {\n    ...SessionResult\n  }\n}\n\nmutation Logout {\n  logout {\n    ended\n  }\n}": typeof types.SessionUserFragmentDoc,
};
const documents: Documents = {
    "fragment SessionUser on User {\n  id\n  username\n  displayName\n  avatarUrl\n}\n\nfragment SessionResult on AuthPayload {\n  accessToken\n  expiresAt\n  user {\n    ...SessionUser\n  }\n  userErrors {\n    code\n    message\n    path\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation RefreshSession {\n  refreshSession {\n    ...SessionResult\n  }\n}\n\nmutation Logout {\n  logout {\n    ended\n  }\n}": types.SessionUserFragmentDoc,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionUser on User {\n  id\n  username\n  displayName\n  avatarUrl\n}\n\nfragment SessionResult on AuthPayload {\n  accessToken\n  expiresAt\n  user {\n    ...SessionUser\n  }\n  userErrors {\n    code\n    message\n    path\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation RefreshSession {\n  refreshSession {\n    ...SessionResult\n  }\n}\n\nmutation Logout {\n  logout {\n    ended\n  }\n}"): (typeof documents)["fragment SessionUser on User {\n  id\n  username\n  displayName\n  avatarUrl\n}\n\nfragment SessionResult on AuthPayload {\n  accessToken\n  expiresAt\n  user {\n    ...SessionUser\n  }\n  userErrors {\n    code\n    message\n    path\n  }\n}\n\nmutation Register($input: RegisterInput!) {\n  register(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation Login($input: LoginInput!) {\n  login(input: $input) {\n    ...SessionResult\n  }\n}\n\nmutation RefreshSession {\n  refreshSession {\n    ...SessionResult\n  }\n}\n\nmutation Logout {\n  logout {\n    ended\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;