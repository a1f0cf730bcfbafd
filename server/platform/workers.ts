import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { log } from "./log";
import { perProcess } from "./process";

const MAX_THREADS = 2;

interface Limits {
  /** How many tasks may wait for a thread. */
  readonly waiting: number;
  /** What a thread may hold, in megabytes; one that takes more is ended with its task. */
  readonly memoryMb: number;
}

const LIMITS: Limits = { waiting: 100, memoryMb: 1_024 };
const IDLE_TIMEOUT_MS = 30_000;

/**
 * Work whose cost depends on what people send or own: a pure function that runs in a thread of its
 * own, so that nobody else waits for it.
 */
export interface Task<Input, Output> {
  /** The name under which `server/worker.ts` exports the function. */
  readonly name: string;
  readonly run: (input: Input) => Output | Promise<Output>;
  /** How long it may run; then it is ended with its thread. Waiting for a thread is not counted. */
  readonly timeoutMs: number;
  /** Whether it takes a few milliseconds at most, less than a thread takes to start. */
  isShort(input: Input): boolean;
}

const BUSY = refused("not-ready", reason("Refusals.work.busy"));
const TOO_COSTLY = refused("too-costly", reason("Refusals.work.tooCostly"));

/** Two threads and a queue in front of them. `file` exports the functions of the tasks. */
export class Workers {
  private threads: Piscina | null = null;
  private running = 0;
  /** What begins each task that waits, the oldest first. */
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly file: string,
    private readonly limits = LIMITS,
  ) {}

  /**
   * Runs a task. Refuses when too many wait already, and what takes too long or too much memory.
   * `signal` ends it, whether it waits or runs.
   */
  async run<Input, Output>(
    task: Task<Input, Output>,
    input: Input,
    signal?: AbortSignal,
  ): Promise<Outcome<Output>> {
    if (this.running >= MAX_THREADS && this.waiting.size >= this.limits.waiting) return BUSY;
    if (!(await this.takeThread(signal))) return BUSY;
    const timeout = AbortSignal.timeout(task.timeoutMs);
    try {
      const { name } = task;
      const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
      return done((await this.pool().run(input, { name, signal: either })) as Output);
    } catch (error) {
      // Whoever waited for it is gone, and reads no answer.
      if (signal?.aborted) return BUSY;
      if (!timeout.aborted && !isOutOfMemory(error)) throw error;
      log.warn({ task: task.name, err: error }, "a task was ended");
      return TOO_COSTLY;
    } finally {
      this.running--;
      const [next] = this.waiting;
      next?.();
    }
  }

  async stop(): Promise<void> {
    await this.threads?.destroy();
  }

  private pool(): Piscina {
    return (this.threads ??= new Piscina({
      filename: this.file,
      minThreads: 0,
      maxThreads: MAX_THREADS,
      idleTimeout: IDLE_TIMEOUT_MS,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb, stackSizeMb: 4 },
    }));
  }

  /** Waits until a thread is free and takes it. False when the signal came first. */
  private takeThread(signal: AbortSignal | undefined): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isTaken: boolean) => {
        this.waiting.delete(begin);
        signal?.removeEventListener("abort", leave);
        if (isTaken) this.running++;
        resolve(isTaken);
      };
      const begin = () => end(true);
      const leave = () => end(false);
      if (signal?.aborted) return end(false);
      if (this.running < MAX_THREADS) return end(true);
      signal?.addEventListener("abort", leave);
      this.waiting.add(begin);
    });
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Compiled from `server/worker.ts` by bin/build.mjs. */
const WORKER = join(process.cwd(), "build", "worker.mjs");

const workers = perProcess("workers", () => new Workers(WORKER));

/** Tests run the sources, which a build may not match. */
const hasWorker = process.env.VITEST === undefined && existsSync(WORKER);

/**
 * Runs a task in one of two threads, or where it is called when it is short. Refuses when too many
 * wait already, and what takes too long or too much memory. `signal`: of the request, which ends
 * the task when its reader leaves. Without a build every task runs where it is called.
 */
export async function runTask<Input, Output>(
  task: Task<Input, Output>,
  input: Input,
  signal?: AbortSignal,
): Promise<Outcome<Output>> {
  if (task.isShort(input) || !hasWorker) return done(await task.run(input));
  return workers.run(task, input, signal);
}

/** Ends the threads; the process is about to stop. */
export const stopWorkers = (): Promise<void> => workers.stop();
