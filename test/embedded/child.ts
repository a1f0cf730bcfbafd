import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { COMPILED } from "./compile";

/** A script of this folder, running in a process of its own. */
export type Child = {
  process: ChildProcess;
  stdout(): string;
  stderr(): string;
  /**
   * Resolves once the output contains the text; rejects with the output if the child ends first.
   */
  says(text: string): Promise<void>;
  /** The exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
};

/** Starts `test/embedded/<script>`, compiled, with plain Node. */
export function startChild(
  script: string,
  argv: string[],
  environment: Record<string, string> = {},
): Child {
  const path = join(COMPILED, script.replace(/\.ts$/, ".mjs"));
  const child = spawn(process.execPath, [path, ...argv], {
    stdio: ["pipe", "pipe", "pipe"],
    // By the usual limit a small test disk counts as nearly full.
    env: { ...process.env, OBELUS_MIN_FREE_MB: "0", ...environment },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([code, signal]) => (code ?? signal) as number | string);
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    kill: (signal) => void child.kill(signal),
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!stdout.includes(text)) return;
          child.stdout.off("data", look);
          resolve();
        };
        child.stdout.on("data", look);
        look();
        void ended.then((code) => reject(new Error(`Ended with ${code}: ${stdout}${stderr}`)));
      }),
  };
}

/** Runs a script to its end and returns its output. */
export async function runChild(script: string, argv: string[], environment = {}) {
  const child = startChild(script, argv, environment);
  child.process.stdin?.end();
  const code = await child.ended;
  return { code, stdout: child.stdout(), stderr: child.stderr() };
}
