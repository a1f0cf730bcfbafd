// How often what Obelus says about words is right: each figure beside its goal. The sections are the
// files of bench/accuracy, each of which exports `measure`. `npm run bench accuracy`.
import { readdirSync } from "node:fs";
import type { Measure, Row } from "./accuracy/rows.ts";

const folder = new URL("accuracy/", import.meta.url);

for (const name of readdirSync(folder).sort()) {
  const section = (await import(new URL(name, folder).href)) as { readonly measure?: Measure };
  if (!section.measure) continue;
  const { title, data, rows, wrong } = await section.measure();
  console.log(`\n${title} (${data})`);
  for (const row of rows) console.log(`  ${describe(row)}`);
  if (process.env.OBELUS_BENCH_ERRORS) for (const line of wrong) console.log(`    ${line}`);
}

function describe({ name, figure, goal, of }: Row): string {
  const isReached = goal.atLeast === undefined ? figure <= goal.atMost : figure >= goal.atLeast;
  const aim = goal.atLeast === undefined ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  const total = of === undefined ? "" : ` of ${of}`;
  return `${name}: ${figure.toFixed(1)}${total} (goal: ${aim})${isReached ? "" : "  — not reached"}`;
}
