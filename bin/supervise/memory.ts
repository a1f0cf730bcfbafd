// What the server is started with so that its memory stays near what it uses.

/**
 * Before it collects garbage of the old generation, V8 lets it grow by half of what lived through the
 * last collection. Left to itself, it multiplies a heap on a machine with much memory by up to four.
 */
export const MEMORY_FLAGS: readonly string[] = ["--heap-growing-percent=50"];

/**
 * Settings of glibc's malloc, see mallopt(3): two arenas for all threads instead of eight for each
 * processor, and what is freed at the end of one, or was a large piece, goes back to the system. By
 * itself glibc raises both thresholds, in bytes, with the largest piece that it has ever freed.
 */
const MALLOC = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_TRIM_THRESHOLD_: "262144",
  MALLOC_MMAP_THRESHOLD_: "1048576",
} as const;

/** The environment of the server; what whoever runs it has set stays as it is. */
export function withMemorySettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...MALLOC, ...env };
}
