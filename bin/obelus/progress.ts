import { Presets, SingleBar } from "cli-progress";

/** How far a piece of work has come, on the standard error output. */
export interface Progress {
  advance(by: number, what?: string): void;
  stop(): void;
}

const NONE: Progress = { advance: () => undefined, stop: () => undefined };

/**
 * A bar while somebody looks on; nothing where the output goes into a file or another program.
 * @param total in `unit`; undefined where it is not known before
 */
export function startProgress(unit: string, total: number | undefined): Progress {
  if (!process.stderr.isTTY) return NONE;
  const format =
    total === undefined
      ? `{value} ${unit} {what}`
      : `{bar} {percentage} % · {value} of {total} ${unit} {what}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total ?? 0, 0, { what: "" });
  return {
    advance: (by, what = "") => bar.increment(by, { what }),
    stop: () => bar.stop(),
  };
}
