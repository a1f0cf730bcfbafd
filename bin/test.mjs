// npm test: everything. Ends with one line that adds up all runners.
import { build } from "./build.mjs";
import { runStaticChecks, runVitest } from "./check.mjs";
import { add, close, failed } from "./counts.mjs";
import { runBrowser } from "./e2e.mjs";

/** The counts of a step, or one failure when it could not start; prints how long it took. */
async function counted(name, step) {
  const began = performance.now();
  try {
    return (await step()) ?? add();
  } catch (error) {
    console.error(error.message);
    return failed(name, error.message);
  } finally {
    console.log(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

// Built once for everything that starts the product.
const afterTypes = () => counted("build", build);
const counts = [
  await counted("format, lint, types and build", () =>
    runStaticChecks({ fast: false, afterTypes }),
  ),
];
process.env.OBELUS_BUILD = "as-is";
counts.push(
  await counted("unit, service and process tests", () => runVitest()),
  await counted("browser tests", runBrowser),
);
close(add(...counts));
