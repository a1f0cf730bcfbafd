// What a run of checks or tests counted, and the last lines that it prints.

/** How much of the message of a failure is printed again at the end, in lines. */
const LINES_OF_MESSAGE = 12;

/** The sum of counts; `failures` lists each failed check or test with its message. */
export function add(...counts) {
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const count of counts) {
    for (const key of ["passed", "failed", "skipped"]) sum[key] += count[key];
    sum.failures.push(...(count.failures ?? []));
  }
  return sum;
}

/** A step that could not start counts as one failure. */
export const failed = (name, message = "") => ({
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [{ name, message }],
});

/** Prints what failed, since it may stand thousands of lines above, then the sum; sets the exit code. */
export function close({ passed, failed, skipped, failures }) {
  if (failures.length > 0) console.log(`\nFailed (${failures.length}):`);
  for (const { name, message } of failures) {
    const lines = message
      .replace(/\u001b\[[\d;]*m/g, "")
      .split("\n")
      .slice(0, LINES_OF_MESSAGE);
    console.log(`  ${name}\n    ${lines.join("\n    ")}`);
  }
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
