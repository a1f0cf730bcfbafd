import { z } from "zod";
import {
  checkSums,
  linesIn,
  manifestIn,
  openBundle,
  unreadable,
  within,
  type BundleManifest,
  type BundleOutcome,
} from "./bundle-file";

const personSchema = z.object({
  id: z.uuid(),
  name: z.string().min(1).max(500),
  formerNumber: z.int().min(1).max(1_000_000).nullable(),
});
export type BundlePerson = z.infer<typeof personSchema>;

/** What a bundle is and whom it names, once all its checksums were right. */
export interface InspectedBundle {
  readonly manifest: BundleManifest;
  readonly people: readonly BundlePerson[];
}

/** Checks what a bundle says of itself, and every checksum. Runs in a thread of its own. */
export function inspectBundle(bytes: Uint8Array): BundleOutcome<InspectedBundle> {
  return within(() => {
    const zip = openBundle(bytes);
    const manifest = manifestIn(zip);
    checkSums(zip);
    const people = linesIn(zip, "data/people.jsonl").map(({ line, value }) => {
      const person = personSchema.safeParse(value);
      if (!person.success) throw unreadable("data/people.jsonl", line);
      return person.data;
    });
    return { manifest, people };
  });
}
