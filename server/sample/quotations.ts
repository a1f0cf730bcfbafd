import "server-only";
import { MIRA, PROJECT_ID } from "@/prisma/seed/ids";
import { HELD, SAID, SPEAKERS } from "@/prisma/seed/quotations";
import { read } from "@/server/platform/db";
import { setAttribution } from "@/server/quotation/attribution";
import { runCheck } from "@/server/quotation/checks";
import { signCheck } from "@/server/quotation/sign";
import { must, person } from "./person";
import { addSpeaker } from "@/server/speaker/write";

/** When Mira went through the quotations of the story. */
const AT = new Date("2024-03-05T17:10:00.000Z");

/** Who is quoted in the story, and what came of checking; done twice it is done once. */
export async function addStoryQuotations(): Promise<void> {
  for (const speaker of SPEAKERS) must(await addSpeaker(person(MIRA), PROJECT_ID, speaker, AT));
  for (const { annotationId, ...attribution } of SAID) {
    const there = await read.attribution.findUnique({
      where: { contentAnnotationId: annotationId },
      select: { speakerId: true },
    });
    if (there?.speakerId) continue;
    must(await setAttribution(person(MIRA), annotationId, () => true, attribution, AT));
  }
  for (const { annotationId, against, signed } of HELD) {
    const key = { annotationId_sourceDocumentId: { annotationId, sourceDocumentId: against } };
    if (await read.quotationCheck.findUnique({ where: key, select: { id: true } })) continue;
    const check = must(await runCheck(person(MIRA), annotationId, against, { now: AT }));
    if (!signed) continue;
    const { by, at, ...signature } = signed;
    must(await signCheck(person(by), check.id, () => true, signature, new Date(at)));
  }
}
