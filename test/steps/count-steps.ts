import { createContext, Script } from "node:vm";
import { countingScript } from "./instrument";
import { countNatives, type Counter } from "./natives";
import { regExpSteps } from "./regexp-steps";

/** Runs an algorithm and answers how many steps it took. */
export type CountSteps<A> = (run: (algorithms: A) => unknown) => number;

/**
 * Loads a module with everything it imports into a realm of its own, in which work is counted: each
 * call, each turn of a loop, each character or element that a built-in function reads or writes,
 * each step of a backtracking regular expression. The counts are the same on every machine.
 */
export async function countingRealm<A>(entry: string): Promise<CountSteps<A>> {
  const counter: Counter = { n: 0 };
  const context = createContext({
    $steps: counter,
    URL,
    URLSearchParams,
    TextDecoder,
    TextEncoder,
    console,
    structuredClone,
    setTimeout,
    clearTimeout,
  });
  const globals = "({ String, Array, Map, Set, RegExp, Intl, Object })";
  const realm = new Script(globals).runInContext(context) as typeof globalThis;
  const script = await countingScript(entry);
  new Script(script, { filename: entry }).runInContext(context);
  countNatives(realm, counter, regExpSteps);
  const algorithms = new Script("algorithms").runInContext(context) as A;
  return (run) => {
    counter.n = 0;
    run(algorithms);
    return counter.n;
  };
}
