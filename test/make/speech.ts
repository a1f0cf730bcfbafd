import type { Viewer } from "@/server/access/viewer";
import { makeDocument } from "./make";

export const SPEECH =
  "Our spokeswoman, [Petra Lohm], [said that] [the auditor had told her, [“I have seldom seen a wall so soundly built.”]] It is a “heavy-lift quay” by name.";

/** A text that quotes somebody inside somebody: who speaks, the cue, their words, the words inside. */
export async function makeSpeech(viewer: Viewer, projectId: string) {
  const { document, text, spans } = await makeDocument(viewer, projectId, SPEECH);
  const [name, cue, clause, words] = spans;
  if (!name || !cue || !clause || !words) throw new Error("no spans");
  return { documentId: document.id, text, name, cue, clause, words };
}
