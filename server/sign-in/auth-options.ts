import "server-only";
import type { AuthOptions, Session } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { placeOf } from "@/server/http/client-address";
import { read } from "@/server/platform/db";
import { enter, personOf, type Vouched } from "./identities";
import { log } from "@/server/platform/log";
import { recordSignIn } from "@/server/audit/events";
import { hostCookie } from "@/server/http/cookies";
import { isSecure, publicUrl } from "@/server/http/public-url";
import { urlOnThisOrigin } from "@/server/http/redirect-target";
import { secret } from "@/server/account/secret";
import { sessionCookie, viewerOfClaims } from "@/server/account/session";
import { signIn } from "@/server/account/password-sign-in";
import {
  connectingViewer,
  issuer,
  openIdProvider,
  PROVIDER,
  verifiedEmail,
  type OpenIdClaims,
} from "./provider";

/** The codes that the sign-in page gets as `?error=`; it has a sentence for each. */
type SignInProblem =
  | "CredentialsSignin"
  | "TooMany"
  | "NotReady"
  | "NotInvited"
  | "AccountExists"
  | "OtherAccount"
  | "AccountShut";

/** Thrown inside next-auth, which puts the message into an address: only words from the list. */
class SignInRefused extends Error {
  constructor(problem: SignInProblem) {
    super(problem);
  }
}

const REFUSALS: Readonly<Partial<Record<string, SignInProblem>>> = {
  "already-there": "AccountExists",
  "id-taken": "OtherAccount",
  "not-ready": "NotReady",
};

function vouchedFor(claims: OpenIdClaims): Vouched {
  return {
    issuer: claims.iss ?? issuer(),
    subject: claims.sub,
    email: verifiedEmail(claims),
    name: claims.name ?? claims.preferred_username ?? "",
  };
}

async function authorize(
  entered: Record<"email" | "password", unknown> | undefined,
  headers: Record<string, unknown> | undefined,
) {
  const { email, password } = entered ?? {};
  if (typeof email !== "string" || typeof password !== "string") return null;
  const address = headers?.["x-obelus-address"];
  const place = placeOf(typeof address === "string" ? address : "");
  const cookies = typeof headers?.cookie === "string" ? headers.cookie : null;
  const tried = await signIn(email, password, place, { cookies }).catch((error: unknown) => {
    log.error({ err: error }, "a sign-in failed");
    throw new SignInRefused("NotReady");
  });
  if (tried.ok) return { id: tried.value.id };
  if (tried.problem === "too-many") throw new SignInRefused("TooMany");
  return null;
}

function cookie(name: string, maxAge?: number) {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(), maxAge };
  return { name: hostCookie(name), options };
}

export function callbackCookie(): string {
  return cookie("callback-url").name;
}

/**
 * The options of next-auth for one request. `onSignIn` hears the id of the account that has
 * been signed in to, when it has an e-mail address.
 */
export async function authOptions(
  request: Request,
  onSignIn: (account: string) => void,
): Promise<AuthOptions> {
  /** What a new session holds. Roles and names are asked of the database each time. */
  async function claimsOf(userId: string | null) {
    const row = userId && (await read.user.findUnique({ where: { id: userId } }));
    if (!row) return {};
    if (row.emailKey !== null) onSignIn(row.id);
    return { sub: row.id, version: row.sessionVersion, at: Math.floor(Date.now() / 1000) };
  }

  // next-auth reads its own address from here and from nowhere else.
  process.env.NEXTAUTH_URL = publicUrl();
  const openId = openIdProvider();
  const fields = { email: { type: "email" }, password: { type: "password" } };
  return {
    secret: await secret(),
    session: { strategy: "jwt", maxAge: 30 * 24 * 3600 },
    useSecureCookies: isSecure(),
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    cookies: {
      sessionToken: { ...cookie("session"), name: sessionCookie() },
      csrfToken: cookie("csrf"),
      callbackUrl: cookie("callback-url"),
      state: cookie("state", 900),
      nonce: cookie("nonce", 900),
      pkceCodeVerifier: cookie("pkce", 900),
    },
    logger: {
      error: (code, about) => log.warn({ code, about: about.message }, "sign-in"),
      warn: (code) => log.debug({ code }, "sign-in"),
      debug: () => {},
    },
    providers: [
      credentials({
        credentials: fields,
        authorize: (values, { headers }) => authorize(values, headers),
      }),
      ...(openId ? [openId] : []),
    ],
    callbacks: {
      redirect: ({ url }) => urlOnThisOrigin(url),
      async signIn({ account, profile }) {
        if (account?.provider !== PROVIDER) return true;
        const connecting = await connectingViewer(request);
        const entered = await enter(vouchedFor(profile as OpenIdClaims), connecting);
        if (entered.ok) return true;
        const problem = REFUSALS[entered.problem] ?? "NotInvited";
        const page = connecting ? "/account" : "/sign-in";
        return `${publicUrl()}${page}?error=${problem}`;
      },
      async jwt({ token, user, account, profile }) {
        if (!account) return token;
        // Who came in by a password was recorded where it was looked at.
        if (account.provider !== PROVIDER) return claimsOf(user.id);
        const userId = await personOf(vouchedFor(profile as OpenIdClaims));
        if (userId !== null) await recordSignIn(userId);
        return claimsOf(userId);
      },
      async session({ session, token }) {
        const viewer = await viewerOfClaims(token);
        const user = viewer && { id: viewer.id, name: viewer.name };
        return { expires: session.expires, user } as Session;
      },
    },
  };
}
