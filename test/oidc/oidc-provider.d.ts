/** The part of oidc-provider that the tests use; the package brings no types. */
declare module "oidc-provider" {
  import type { RequestListener } from "node:http";

  export type JWK = JsonWebKey & { use?: string };

  interface Account {
    readonly accountId: string;
    claims(): Promise<{ readonly sub: string } & Record<string, unknown>>;
  }

  interface Configuration {
    readonly clients: readonly Record<string, unknown>[];
    readonly jwks: { readonly keys: readonly JWK[] };
    readonly cookies: { readonly keys: readonly string[] };
    readonly claims: Record<string, readonly string[]>;
    readonly features: Record<string, { readonly enabled: boolean }>;
    readonly ttl: Record<string, number>;
    readonly findAccount: (context: unknown, login: string) => Account;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
  }
}
