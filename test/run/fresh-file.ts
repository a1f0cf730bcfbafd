import { afterAll, vi } from "vitest";

/**
 * A worker runs one test file after the other. What is installed (and PGlite, compiled) stays
 * loaded; modules of our own, what they hold on `globalThis` and the environment begin anew with
 * each file, as in a process of its own.
 */
const environment = { ...process.env };
vi.resetModules();

afterAll(() => {
  for (const name of Object.keys(globalThis)) {
    if (name.startsWith("obelus")) Reflect.deleteProperty(globalThis, name);
  }
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, environment);
});
