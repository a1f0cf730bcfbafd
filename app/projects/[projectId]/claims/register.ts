import type { Register } from "@/components/claims/claim";
import { unwrapOrNotFound, requireProject } from "@/app/require-session";
import { may } from "@/lib/access/policy";
import { verdictScale } from "@/lib/claim/verdict";
import { listTags } from "@/server/tag/read";

/** The viewer of a page about claims, and what its forms need to know of the project. */
export async function inRegister(params: Promise<{ projectId: string }>, place: string) {
  const { viewer, project, change } = await requireProject(params, place);
  const types = unwrapOrNotFound(
    await listTags(viewer, project.id, { kind: "claim", limit: 1000 }),
  );
  const register: Register = {
    projectId: project.id,
    types: types.items.map(({ slug, label, retiredAt }) => ({
      value: slug,
      label,
      retired: retiredAt !== null,
    })),
    verdicts: verdictScale(project.settings),
    mayAdd: may("claim.add", project),
    mayDecide: may("claim.decide", project),
    mayMerge: may("claim.merge", project),
    change,
  };
  return { viewer, project, register };
}
