import "server-only";
import { decode, encode } from "next-auth/jwt";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { cookieIn, cookieLine, hostCookie } from "@/server/http/cookies";
import { secret } from "@/server/account/secret";
import { viewerOf } from "@/server/account/session";
import type { Viewer } from "@/server/access/viewer";

export const PROVIDER = "oidc";

/** The claims of OpenID Connect Core, 5.1, that are read. */
export interface OpenIdClaims {
  readonly iss?: string;
  readonly sub: string;
  readonly name?: string;
  readonly preferred_username?: string;
  readonly email?: string;
  readonly email_verified?: boolean | string;
}

/** The name people know the provider by, or null when none is set up. */
export function providerName(): string | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client, OIDC_NAME: name } = process.env;
  if (!issuer || !client) return null;
  return name?.trim() || new URL(issuer).host;
}

export function issuer(): string {
  return process.env.OIDC_ISSUER?.trim() ?? "";
}

/** Any OpenID provider, found through its discovery document. */
export function openIdProvider(): OAuthConfig<OpenIdClaims> | null {
  const name = providerName();
  if (name === null) return null;
  return {
    id: PROVIDER,
    name,
    type: "oauth",
    wellKnown: `${issuer().replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: process.env.OIDC_CLIENT_ID,
    clientSecret: process.env.OIDC_CLIENT_SECRET,
    authorization: { params: { scope: "openid email profile" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    httpOptions: { timeout: 10_000 },
    userinfo: {
      // Providers may leave the address out of the id token and give it here only.
      async request({ tokens, client }) {
        const claims = (tokens as { claims?: () => OpenIdClaims }).claims?.();
        const userInfo = tokens.access_token
          ? await client.userinfo(tokens.access_token)
          : undefined;
        if (!claims || (userInfo && userInfo.sub !== claims.sub))
          throw new Error("subjects differ");
        return { ...userInfo, ...claims };
      },
    },
    profile: (claims) => ({ id: claims.sub }),
  };
}

/** The address, when the provider says in so many words that it has verified it. */
export function verifiedEmail({ email, email_verified }: OpenIdClaims): string | null {
  return email && (email_verified === true || email_verified === "true") ? email : null;
}

const CONNECTING = 600;
const SALT = "connecting an identity";

const connectingCookie = () => hostCookie("connecting");

/**
 * Kept in the browser of somebody who asked, on their account page, to connect an identity.
 * Without it a sign-in through the provider never touches the account that is signed in: the
 * next person at a shared computer would connect themselves to it.
 */
export async function startConnecting(viewer: Viewer): Promise<string> {
  const sealed = await encode({
    token: { sub: viewer.id },
    secret: await secret(),
    salt: SALT,
    maxAge: CONNECTING,
  });
  return cookieLine(connectingCookie(), sealed, CONNECTING);
}

export function stopConnecting(): string {
  return cookieLine(connectingCookie(), "", 0);
}

/** Who asked to connect an identity in this browser and still is signed in. */
export async function connectingViewer(request: Request): Promise<Viewer | null> {
  const sealed = cookieIn(request.headers.get("cookie"), connectingCookie());
  if (!sealed) return null;
  const options = { token: sealed, secret: await secret(), salt: SALT };
  const claims = await decode(options).catch(() => null);
  const viewer = claims && (await viewerOf(request));
  return viewer?.by === "session" && viewer.id === claims?.sub ? viewer : null;
}
