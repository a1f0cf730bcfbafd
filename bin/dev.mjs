// npm run dev: the same server, compiling pages on request.
import { fileURLToPath } from "node:url";
import { buildPrograms, prepareClient } from "./build.mjs";

process.env.NODE_ENV ??= "development";
try {
  prepareClient();
  await buildPrograms();
  const { serve } = await import("../build/serve.mjs");
  await serve({ dev: true, root: fileURLToPath(new URL("..", import.meta.url)) });
} catch (error) {
  console.error(`Obelus can not start. ${error.message}`);
  process.exit(1);
}
