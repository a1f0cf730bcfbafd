import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** How many files and how many tests are printed. */
const SHOWN = 20;

interface Timed {
  readonly name: string;
  readonly milliseconds: number;
}

/** Prints at the end of a run which files and tests took longest, and what passed at its second try only. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    print("files", modules.map(timeOfFile));
    print("tests", modules.flatMap(timesOfTests));
    printFlaky(modules);
  }
}

function printFlaky(modules: readonly TestModule[]): void {
  const flaky = modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => {
        const [error] = test.result().errors ?? [];
        return `  ${fileOf(module)} > ${test.fullName}\n    ${error?.message.split("\n").slice(0, 6).join("\n    ")}`;
      }),
  );
  if (flaky.length === 0) return;
  process.stdout.write(
    `\nFlaky, passed at the second try (${flaky.length}):\n${flaky.join("\n")}\n`,
  );
}

function fileOf({ moduleId }: TestModule): string {
  return relative(process.cwd(), moduleId);
}

/** Set-up and tear-down included. */
function timeOfFile(module: TestModule): Timed {
  return { name: fileOf(module), milliseconds: module.diagnostic().duration };
}

function timesOfTests(module: TestModule): Timed[] {
  return [...module.children.allTests()].map((test) => ({
    name: `${fileOf(module)} > ${test.name}`,
    milliseconds: test.diagnostic()?.duration ?? 0,
  }));
}

function print(what: string, timed: readonly Timed[]): void {
  const slowest = timed.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SHOWN);
  const lines = slowest.map(
    ({ name, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${name}`,
  );
  process.stdout.write(`\nThe ${slowest.length} slowest ${what}\n${lines.join("\n")}\n`);
}
