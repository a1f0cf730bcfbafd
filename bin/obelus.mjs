#!/usr/bin/env node
// npx obelus: the command line over the API.
import { buildProgramsOutOfDate } from "./build.mjs";

await buildProgramsOutOfDate();
const { run } = await import("../build/obelus.mjs");
await run(process.argv);
