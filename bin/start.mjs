// npm start: everything a fresh machine needs, then the server.
import { existsSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Obelus needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!existsSync(new URL("../node_modules/next", import.meta.url))) {
  console.error("Its parts are not installed yet. Run: npm ci && npm start");
  process.exit(1);
}
process.env.NODE_ENV = "production";
const { build } = await import("./build.mjs");
const { serve } = await import("./serve.mjs");
try {
  await build();
  await serve({ dev: false });
} catch (error) {
  console.error(`Obelus can not start. ${error.message}`);
  process.exit(1);
}
