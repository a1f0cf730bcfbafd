import { startWatchdog, withoutWatchdog } from "@/server/platform/embedded/watchdog";

/**
 * Starts the watchdog with a limit of three seconds and says "ready". At the first line of standard
 * input blocks the event loop for as many milliseconds as the line says, as excused work if asked,
 * then says "awake".
 *
 * Usage: node sleeper.ts [excused]
 */
startWatchdog(3);
process.stdout.write("ready\n");
process.stdin.once("data", (line) => {
  const block = async (): Promise<void> => {
    const until = performance.now() + Number(line.toString());
    while (performance.now() < until);
  };
  void (process.argv[2] === "excused" ? withoutWatchdog(block) : block()).then(() => {
    process.stdout.write("awake\n");
  });
});
process.stdin.once("end", () => process.exit(0));
