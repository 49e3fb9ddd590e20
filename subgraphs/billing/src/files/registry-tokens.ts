import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK } from 'jose';
import { v7 } from 'uuid';

/** What a registry lets the holder do with one repository. */
export interface RepositoryAccess {
  readonly type: 'repository';
  readonly name: string;
  readonly actions: readonly 'pull'[];
}

/** An answer of the token server, as the registry's token authentication has it. */
export interface RegistryToken {
  readonly token: string;
  /** The same, under the name that OAuth has for it. */
  readonly access_token: string;
  readonly expires_in: number;
  readonly issued_at: string;
}

/** How long a registry accepts a token, in seconds. */
const lifetimeSeconds = 300;
const issuer = 'gatefold';

/**
 * Signs what a registry believes: the token server of the "Distribution" registry's specification. The registry
 * verifies with {@link keySet}, by issuer `gatefold` and its own service name.
 */
export class RegistryTokens {
  private constructor(
    private readonly key: KeyObject,
    private readonly algorithm: 'ES256' | 'EdDSA',
    private readonly publicKey: JWK & { readonly kid: string },
    /** Name of the registry for which tokens are. */
    readonly service: string,
  ) {}

  /** From a PKCS#8 PEM with a P-256 or Ed25519 key; rejects any other. */
  static async open(pem: string, service: string): Promise<RegistryTokens> {
    const key = createPrivateKey(pem);
    const algorithm = algorithmOf(key);
    const jwk = await exportJWK(createPublicKey(key));
    const kid = await calculateJwkThumbprint(jwk);
    return new RegistryTokens(key, algorithm, { ...jwk, kid, alg: algorithm, use: 'sig' }, service);
  }

  /** The public key for the registry's configuration. */
  get keySet(): { readonly keys: readonly JWK[] } {
    return { keys: [this.publicKey] };
  }

  async issue(subject: string, access: readonly RepositoryAccess[]): Promise<RegistryToken> {
    const issuedAt = new Date();
    const seconds = Math.floor(issuedAt.getTime() / 1_000);
    const token = await new SignJWT({ access })
      .setProtectedHeader({ alg: this.algorithm, typ: 'JWT', kid: this.publicKey.kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(this.service)
      .setIssuedAt(seconds)
      .setNotBefore(seconds)
      .setExpirationTime(seconds + lifetimeSeconds)
      .setJti(v7())
      .sign(this.key);
    return {
      token,
      access_token: token,
      expires_in: lifetimeSeconds,
      issued_at: issuedAt.toISOString(),
    };
  }
}

function algorithmOf(key: KeyObject): 'ES256' | 'EdDSA' {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  const isP256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  if (isP256) return 'ES256';
  throw new Error('REGISTRY_TOKEN_KEY must be a P-256 or Ed25519 key');
}
