import { afterAll, vi } from "vitest";

/**
 * A worker runs one test file after the other. Installed packages (and PGlite, compiled) stay
 * loaded; our own modules, their state on `globalThis` and the environment are reset for each file,
 * as in a process of its own.
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
