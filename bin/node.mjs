// Runs other programs of Node in the folder of the project.
import { spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs a program; resolves with its exit status and what it printed, where that is not inherited.
 * Run aside, it takes what time of the processors other programs leave.
 */
export function node(args, { env = {}, stdio = "pipe", aside = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", stdio, stdio],
      env: { ...process.env, ...env },
    });
    if (aside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (printed += text));
    }
    child.on("close", (status) => resolve({ status, printed }));
  });
}
