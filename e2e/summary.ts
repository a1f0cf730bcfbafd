import { relative } from "node:path";
import type { FullConfig, Reporter, Suite, TestCase } from "@playwright/test/reporter";

const SLOWEST = 20;

/** How long a test took with all its tries, in seconds. */
function secondsOf({ results }: TestCase): number {
  return results.reduce((sum, { duration }) => sum + duration, 0) / 1000;
}

function lineOf(config: FullConfig, test: TestCase): string {
  const { file, line } = test.location;
  return `${relative(config.rootDir, file)}:${line} ${test.titlePath().slice(3).join(" › ")}`;
}

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Without the colours of a terminal. */
const plain = (text: string) => text.replace(/\u001b\[[\d;]*m/g, "");

/** Closes a run with its slowest tests, and with those that passed at their second try only. */
export default class Summary implements Reporter {
  private config: FullConfig | undefined;
  private tests: readonly TestCase[] = [];

  onBegin(config: FullConfig, suite: Suite): void {
    this.config = config;
    this.tests = suite.allTests();
  }

  onEnd(): void {
    const { config } = this;
    if (!config) return;
    const slowest = this.tests
      .filter(({ results }) => results.length > 0)
      .sort((a, b) => secondsOf(b) - secondsOf(a))
      .slice(0, SLOWEST);
    print(`\nThe ${slowest.length} slowest tests:`);
    for (const test of slowest) {
      print(`${secondsOf(test).toFixed(1).padStart(6)} s  ${lineOf(config, test)}`);
    }
    const flaky = this.tests.filter((test) => test.outcome() === "flaky");
    if (flaky.length > 0) print(`\nFlaky, passed at the second try (${flaky.length}):`);
    for (const test of flaky) {
      const message = test.results[0]?.error?.message ?? "";
      print(
        `  ${lineOf(config, test)}\n    ${plain(message).split("\n").slice(0, 6).join("\n    ")}`,
      );
    }
  }
}
