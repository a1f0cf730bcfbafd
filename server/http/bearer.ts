import "server-only";

/** The bearer token of a request. Null where it has none: other schemes may belong to a proxy. */
export function bearerIn(request: Request): string | null {
  const authorization = request.headers.get("authorization") ?? "";
  return /^bearer(\s|$)/i.test(authorization)
    ? authorization.replace(/^bearer\s*/i, "").trim()
    : null;
}
