// npm test: everything. Closes with one line that adds up all runners.
import { add, checkHouse, close, runVitest } from "./check.mjs";
import { runBrowser } from "./e2e.mjs";

const counts = [checkHouse(), runVitest({ fast: false })];
try {
  counts.push(await runBrowser());
} catch (error) {
  console.error(error.message);
  counts.push({ passed: 0, failed: 1, skipped: 0 });
}
close(add(...counts));
