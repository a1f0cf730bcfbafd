import { afterAll } from "vitest";

/**
 * A worker runs one test file after the other. What holds no state stays loaded: installed packages
 * (and PGlite, compiled), the modules of `lib`, the database client. The other modules, their state
 * on `globalThis` and the environment are reset for each file, as in a process of its own.
 */
const KEPT = /\/(?:node_modules|lib|prisma|messages)\//;

/** The part of Vitest's worker that is read here; `vi.resetModules()` would forget all modules. */
interface Worker {
  readonly evaluatedModules: { readonly idToModuleMap: ReadonlyMap<string, LoadedModule> };
}

interface LoadedModule {
  readonly importers: Set<string>;
  promise?: unknown;
  exports?: unknown;
  evaluated: boolean;
}

const { __vitest_worker__: worker } = globalThis as unknown as { __vitest_worker__: Worker };

function forgetModules(): void {
  const root = process.cwd();
  for (const [id, module] of worker.evaluatedModules.idToModuleMap) {
    if (!id.startsWith(root) || KEPT.test(id.slice(root.length))) continue;
    module.promise = module.exports = undefined;
    module.evaluated = false;
    module.importers.clear();
  }
}

const environment = { ...process.env };
forgetModules();

afterAll(() => {
  for (const name of Object.keys(globalThis)) {
    if (name.startsWith("obelus")) Reflect.deleteProperty(globalThis, name);
  }
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, environment);
});
