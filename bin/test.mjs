// npm test: everything. Ends with one line that adds up all runners.
import { build } from "./build.mjs";
import { add, runStaticChecks, close, runVitest } from "./check.mjs";
import { runBrowser } from "./e2e.mjs";

const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** The counts of a step, or one failure when it could not start; prints how long it took. */
async function counted(name, step) {
  const began = performance.now();
  try {
    return (await step()) ?? add();
  } catch (error) {
    console.error(error.message);
    return FAILED;
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
