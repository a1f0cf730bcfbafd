// npm start: everything a fresh machine needs, then the server, started again when it breaks.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
let end;
try {
  const { build } = await import("./build.mjs");
  await build();
  const { supervise } = await import("../build/supervise.mjs");
  end = await supervise({ file: fileURLToPath(new URL("server.mjs", import.meta.url)) });
} catch (error) {
  console.error(`Obelus can not start. ${error.message}`);
  process.exit(1);
}
// As the server ended.
if (end.signal) process.kill(process.pid, end.signal);
else process.exit(end.code);
