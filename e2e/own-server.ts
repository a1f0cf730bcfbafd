import { OWNER } from "../playwright.config";
import { startApp, type App } from "../test/server/app";

/** Another server of the same build with settings and a database of its own. */
export function startServer(
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<App> {
  return startApp({ owner: OWNER, env: { PORT: String(port), ...environment } });
}
