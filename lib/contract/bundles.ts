import { z } from "zod";
import { id, operation } from "./operation";

/** The largest bundle, in bytes. */
export const MAX_BUNDLE_BYTES = 128_000_000;

const importedProject = z
  .object({
    project: z.object({ id, name: z.string() }),
    isCopy: z.boolean().meta({ description: "Whether all ids are new, since theirs are taken." }),
    counts: z.record(z.string(), z.int()).meta({ description: "Records by their table." }),
    people: z.array(z.object({ name: z.string(), isYou: z.boolean() })),
    leftOut: z.record(z.string(), z.int()),
    exportedAt: z.string(),
    version: z.string().meta({ description: "Of the program that wrote the bundle." }),
  })
  .meta({ id: "ImportedProject" });

export const importProjectCall = operation({
  id: "importProject",
  method: "post",
  path: "/projects/bundle",
  group: "Imports",
  summary: "A project from a bundle, all in one transaction; you become its owner.",
  description:
    "The body is the zip that `GET /projects/{projectId}/export/bundle` answers. Its checksums are compared first; one that is not as it was written is refused. Ids stay as they are; where this installation has a project of the same id already, all ids are made anew (`isCopy`). The people of the bundle become names without accounts, except you. Rows that name something which is not in the bundle are left out and counted in `leftOut`.",
  query: z.object({
    dryRun: z.enum(["true", "false"]).optional().meta({ description: "`true` only reports." }),
  }),
  alsoTakes: ["application/zip", "application/octet-stream"],
  largest: MAX_BUNDLE_BYTES,
  rate: "import",
  answers: {
    200: importedProject,
    201: importedProject,
  },
});

export const BUNDLES = [importProjectCall];
