import "server-only";
import { UNDECIDED, verdictScale } from "@/lib/claim/verdict";
import { done, type Outcome } from "@/lib/outcome";
import type { Field } from "@/lib/query/language";
import { read } from "@/server/platform/db";
import { labelsWhere } from "@/server/label/read";
import { listMembers } from "@/server/project/members";
import type { Project } from "@/server/project/projects";
import { speakersSeenBy } from "@/server/access/visible-speakers";
import { relationTypesWhere } from "@/server/relation/types";
import { listTags } from "@/server/tag/read";
import type { Viewer } from "@/server/access/viewer";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** More are not offered; what one types is taken all the same. */
const MAX_CHOICES = 1_000;

/** What may be chosen for the conditions of a query, as far as the project knows it. */
export async function queryChoices(
  viewer: Viewer,
  { id: projectId, settings }: Pick<Project, "id" | "settings">,
): Promise<Outcome<Partial<Record<Field, readonly Choice[]>>>> {
  const tags = await listTags(viewer, projectId, { limit: MAX_CHOICES });
  if (!tags.ok) return tags;
  const members = await listMembers(viewer, projectId, { limit: MAX_CHOICES });
  if (!members.ok) return members;
  const where = { projectId, deletedAt: null };
  const documents = await read.document.findMany({
    where,
    orderBy: { title: "asc" },
    take: MAX_CHOICES,
    select: { title: true },
  });
  const speakers = await read.speaker.findMany({
    where: { AND: [speakersSeenBy(viewer), { projectId, mergedIntoId: null }] },
    orderBy: { name: "asc" },
    take: MAX_CHOICES,
    select: { name: true },
  });
  const labels = await labelsWhere(read, { projectId });
  const types = await relationTypesWhere(read, { projectId }, MAX_CHOICES);
  const ofKind = (kind: string) =>
    tags.value.items
      .filter((tag) => tag.kind === kind)
      .map(({ slug, label }) => ({ value: slug, label }));
  const named = (names: readonly string[]) =>
    [...new Set(names)].map((name) => ({ value: name, label: name }));
  return done({
    tag: tags.value.items.map(({ slug, label }) => ({ value: slug, label })),
    technique: ofKind("rhetoric"),
    type: ofKind("claim"),
    verdict: [...verdictScale(settings), UNDECIDED].map((value) => ({ value, label: value })),
    coder: named(members.value.items.map(({ name }) => name)),
    document: named(documents.map(({ title }) => title)),
    relation: types.flatMap(({ slug, label, inverse }) => [
      { value: slug, label },
      ...(inverse === "" || inverse === label ? [] : [{ value: inverse, label: inverse }]),
    ]),
    label: named(labels.map(({ name }) => name)),
    speaker: named(speakers.map(({ name }) => name)),
  });
}
