/**
 * The address for what needs a session of its own. DATABASE_URL may name a pooler that lends a
 * connection for one transaction only; listeners and locks of a session do not last there.
 */
export function directUrl(url: string, environment: NodeJS.ProcessEnv = process.env): string {
  return environment.DATABASE_DIRECT_URL?.trim() || url;
}
