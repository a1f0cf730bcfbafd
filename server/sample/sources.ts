import "server-only";
import { PROJECT_ID } from "@/prisma/seed/ids";
import { SAVED_QUERY, SOURCE_RELATIONS } from "@/prisma/seed/provenance";
import { STORY } from "@/prisma/seed/story";
import { addRelation } from "@/server/source/provenance/relations";
import { saveQuery } from "@/server/query/saved";
import { must, person } from "./person";

/** Who says in the sample project that one source rests on another, and a query that was kept. */
export async function addStoryProvenance(): Promise<void> {
  const at = new Date(STORY.project.at);
  for (const { by, ...relation } of SOURCE_RELATIONS) {
    must(await addRelation(person(by), PROJECT_ID, relation, at));
  }
  const { by, ...query } = SAVED_QUERY;
  must(await saveQuery(person(by), PROJECT_ID, query, at));
}
