import type { ShapeOf } from "@/lib/contract/offsets";
import type { speaker, speakerInFull } from "@/lib/contract/speakers";

/** A speaker whom the texts of a project quote, as the API answers. */
export type Speaker = ShapeOf<typeof speaker>;

export type SpeakerInFull = ShapeOf<typeof speakerInFull>;
