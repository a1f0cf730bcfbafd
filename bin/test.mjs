// npm test: everything. Ends with one line that adds up all runners.
import { build } from "./build.mjs";
import { prepare, runStaticChecks, runVitest } from "./check.mjs";
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

// A machine that does all this at once is busy.
process.env.OBELUS_TEST_PATIENCE ??= "3";
await prepare();
// Built once for everything that starts the product.
const built = counted("build", build);

/** What no clock is read in: it takes the time in which servers and browsers wait for one another. */
async function runAside() {
  const checks = await counted("format, lint and types", () => runStaticChecks(built));
  await built;
  const fuzz = () => runVitest(["--project=fuzz"], { aside: true });
  return add(checks, await counted("fuzz tests", fuzz));
}

async function runTests() {
  const counts = [await built];
  process.env.OBELUS_BUILD = "as-is";
  const projects = ["unit", "service", "process"].map((name) => `--project=${name}`);
  counts.push(
    await counted("unit, service and process tests", () => runVitest(projects)),
    await counted("browser tests", runBrowser),
  );
  return add(...counts);
}

const [aside, tests] = await Promise.all([runAside(), runTests()]);
close(add(aside, tests));
