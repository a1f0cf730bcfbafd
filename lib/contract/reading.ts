import { z } from "zod";
import { ROLES } from "../access/policy";
import { document, documentId } from "./documents";
import { id, operation } from "./operation";
import { tagProperty } from "./tag-property";
import { ASSIGNMENT_STATES, KINDS, REQUIREMENTS } from "./terms";

export const readReadingCall = operation({
  id: "readForReading",
  method: "get",
  path: "/documents/{documentId}/reading",
  group: "Documents",
  summary: "All that a page needs to show a document: its text, structure, codebook and people.",
  description:
    "Offsets in `structure` count UTF-16 code units, as a browser does. With `text=false` the text " +
    "and its structure are left out.",
  params: documentId,
  query: z.object({ text: z.enum(["true", "false"]).optional() }),
  answers: {
    200: z.object({
      viewer: z.object({
        id,
        name: z.string(),
        admin: z.boolean().meta({ description: "Whether the asker runs the installation." }),
      }),
      role: z.enum(ROLES),
      secondReader: z.boolean(),
      assigned: z.enum(ASSIGNMENT_STATES).nullable().meta({
        description: "What became of the asker's assignment on it; null for none.",
      }),
      project: z.object({
        id,
        name: z.string(),
        change: z.int(),
        closed: z.boolean().meta({ description: "Whether its codebook is closed." }),
        strict: z
          .boolean()
          .meta({ description: "Whether what its codebook asks for is required." }),
      }),
      document,
      revision: z.int(),
      text: z.string().optional(),
      structure: z.object({ blocks: z.array(z.unknown()), marks: z.array(z.unknown()) }).optional(),
      codebook: z.array(
        z.object({
          kind: z.enum(KINDS),
          slug: z.string(),
          label: z.string(),
          definition: z.string(),
          useWhen: z.string(),
          nearMisses: z.array(
            z.object({ slug: z.string(), question: z.string(), yes: z.string().optional() }),
          ),
          requires: z.enum(REQUIREMENTS).meta({ description: "What a use of it names." }),
          justify: z.boolean().meta({ description: "Whether a use of it says why." }),
          colour: z.string().meta({ description: "#rrggbb, or empty." }),
          properties: z.array(tagProperty),
          group: z.string().nullable().meta({ description: "The slug of the parent." }),
          retired: z.boolean(),
        }),
      ),
      members: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES) })),
    }),
  },
});

export const READING = [readReadingCall];
