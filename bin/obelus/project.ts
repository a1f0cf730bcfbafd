import { readFile } from "node:fs/promises";
import type { AnswerAt } from "@/lib/contract/endpoint";
import { readAnswer, request, type Server } from "./client";

interface AsProject {
  /** Whether nothing is stored. */
  readonly dryRun: boolean;
  readonly json: boolean;
}

type Import = "POST /projects/bundle";

/** Imports a project from its bundle. */
export async function importProject(
  server: Server,
  file: string,
  { dryRun, json }: AsProject,
): Promise<void> {
  const answer = await request(server, "POST /projects/bundle", {
    query: dryRun ? { dryRun } : {},
    body: new Blob([await readFile(file)]),
    type: "application/zip",
  });
  const result = await readAnswer<Import>(answer);
  if (json) console.log(JSON.stringify(result));
  else printProject(result, dryRun);
}

function printProject(
  { project, counts, isCopy, leftOut }: AnswerAt<Import>,
  dryRun: boolean,
): void {
  console.log(`${project.id}  ${project.name}${dryRun ? " (would be imported)" : ""}`);
  if (isCopy) console.log("  It is here already: a copy with ids of its own.");
  for (const [name, count] of Object.entries(counts)) {
    if (count > 0) console.log(`  ${count} ${name}`);
  }
  for (const [name, count] of Object.entries(leftOut)) {
    console.error(`  ${count} ${name} left out: they name what is not in the bundle`);
  }
}
