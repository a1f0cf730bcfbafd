// The server itself. bin/start.mjs starts it below its supervisor.
import { fileURLToPath } from "node:url";
import { serve } from "../build/serve.mjs";

try {
  await serve({ dev: false, root: fileURLToPath(new URL("..", import.meta.url)) });
} catch (error) {
  console.error(`Obelus can not start. ${error.message}`);
  process.exit(1);
}
