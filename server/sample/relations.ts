import "server-only";
import { PROJECT_ID } from "@/prisma/seed/ids";
import { RELATIONS } from "@/prisma/seed/relations";
import { addRelation } from "@/server/relation/write";
import { must, person } from "./person";

/** How the annotations of the story are related; done twice it is done once. */
export async function addStoryRelations(): Promise<void> {
  for (const { by, at, ...relation } of RELATIONS) {
    must(await addRelation(person(by), PROJECT_ID, relation, new Date(at)));
  }
}
