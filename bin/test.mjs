// npm test: everything. Ends with one line that adds up all runners.
import { build } from "./build.mjs";
import { add, runStaticChecks, close, runVitest } from "./check.mjs";
import { runBrowser } from "./e2e.mjs";

const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** The counts of a step, or one failure when it could not start. */
async function counted(step) {
  try {
    return await step();
  } catch (error) {
    console.error(error.message);
    return FAILED;
  }
}

const counts = [await runStaticChecks({ fast: false })];
// Built once for everything that starts the product.
const unbuilt = await counted(build);
process.env.OBELUS_BUILD = "as-is";
if (unbuilt) counts.push(unbuilt);
counts.push(await runVitest({ fast: false }), await counted(runBrowser));
close(add(...counts));
