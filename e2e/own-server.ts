import { startApp, type App } from "../test/server/app";
import { setUpFolder } from "../test/server/set-up";

type Environment = Readonly<Record<string, string>>;

/** Another server of the same build with settings of its own, set up as the tests' server is. */
export async function startServer(port: number, environment: Environment): Promise<App> {
  const dataDir = await setUpFolder();
  return startApp({ dataDir, env: { PORT: String(port), ...environment } });
}

/** Another server that nobody has set up, at its first start. */
export function startNewServer(): Promise<App> {
  return startApp({ env: { OBELUS_ADMIN_EMAIL: "", OBELUS_ADMIN_PASSWORD: "" } });
}
