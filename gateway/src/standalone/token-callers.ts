import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { anonymousCaller, unauthenticated, type Caller } from '../admission/access-token.js';
import type { CallerEnd, Callers } from '../admission/callers.js';
import { gatewayError } from '../errors/gateway-error.js';

/** How tokens are verified. */
export interface TokenSettings {
  readonly JWKS_URL: string;
  readonly JWT_ISSUER?: string | undefined;
  readonly JWT_AUDIENCE?: string | undefined;
  readonly JWT_SCOPES_CLAIM: string;
  readonly JWT_POLICIES_CLAIM?: string | undefined;
}

/** Signatures that only the holder of a private key can make. */
const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA'];
const bearer = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;
const longestTimerMs = 2 ** 31 - 1;

/** Callers whose tokens somebody else issues, for a gateway without the platform. */
export class TokenCallers implements Callers {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly settings: TokenSettings) {
    this.keys = createRemoteJWKSet(new URL(settings.JWKS_URL));
  }

  async authenticate(authorization: string | undefined): Promise<Caller> {
    if (authorization === undefined) return anonymousCaller;
    const token = bearer.exec(authorization)?.[1];
    if (token === undefined) throw unauthenticated();
    const payload = await this.verify(token);
    const { JWT_SCOPES_CLAIM, JWT_POLICIES_CLAIM } = this.settings;
    return {
      kind: 'verified',
      subject: payload.sub,
      scopes: words(payload[JWT_SCOPES_CLAIM]),
      policies: JWT_POLICIES_CLAIM === undefined ? [] : words(payload[JWT_POLICIES_CLAIM]),
      expiresAtSeconds: payload.exp ?? 0,
    };
  }

  watch(caller: Caller, end: (why: CallerEnd) => void): () => void {
    if (caller.kind !== 'verified') return () => undefined;
    const lifeMs = caller.expiresAtSeconds * 1_000 - Date.now();
    const expiry = setTimeout(end, Math.min(lifeMs, longestTimerMs), 'Access token expired');
    return () => clearTimeout(expiry);
  }

  private async verify(token: string): Promise<JWTPayload> {
    const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        algorithms,
        requiredClaims: ['exp'],
        ...(issuer === undefined ? {} : { issuer }),
        ...(audience === undefined ? {} : { audience }),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw gatewayError('UPSTREAM_UNAVAILABLE', 'Tokens cannot be verified right now.', { status: 503 });
      }
      throw unauthenticated();
    }
  }
}

/** The words of a claim: a list of texts, or one text with spaces between. */
function words(claim: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(claim)
    ? claim
    : typeof claim === 'string'
      ? claim.split(' ')
      : [];
  return list.filter((word): word is string => typeof word === 'string' && word !== '');
}
