// npm run dev: the same server, compiling pages on request.
import { existsSync } from "node:fs";
import { generate } from "./generate.mjs";
import { buildWorker } from "./build.mjs";
import { serve } from "./serve.mjs";

if (!existsSync(new URL("../prisma/generated/client.ts", import.meta.url))) generate();
await buildWorker();
await serve({ dev: true });
