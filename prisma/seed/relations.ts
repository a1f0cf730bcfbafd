import { MIRA, storyId, TOMAS, YUSUF } from "./ids";

/** A relation between two annotations of the story. */
interface StoryRelation {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly note: string;
  readonly by: string;
  readonly at: string;
}

/** What the annotations of the story do to one another, in one text and across two. */
export const RELATIONS: readonly StoryRelation[] = [
  {
    id: storyId("ed"),
    from: storyId("6b"),
    to: storyId("6c"),
    type: "contradicts",
    note: "Calls rose by half. It was the *cargo* that doubled.",
    by: MIRA,
    at: "2024-03-12T09:00:00.000Z",
  },
  {
    id: storyId("ee"),
    from: storyId("43"),
    to: storyId("44"),
    type: "supports",
    note: "",
    by: TOMAS,
    at: "2024-03-12T09:10:00.000Z",
  },
  {
    id: storyId("ef"),
    from: storyId("52"),
    to: storyId("50"),
    type: "repeats",
    note: "The same call, at the end of the speech.",
    by: YUSUF,
    at: "2024-03-12T09:20:00.000Z",
  },
];
