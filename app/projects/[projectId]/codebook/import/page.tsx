import type { Metadata } from "next";
import { requireProject } from "@/app/require-session";
import { ImportCodebook } from "@/components/codebook/import-codebook";
import { ProjectPage } from "@/components/shell/project-page";
import { may } from "@/lib/access/policy";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("CodebookFiles");
const codebook = translator("Codebook");

export const metadata: Metadata = { title: t("name") };

/** Imports tags from a file, and asks where a name is taken. */
export default async function ImportCodebookPage({ params }: Props) {
  const { viewer, project } = await requireProject(params, "codebook/import");
  const mayChange = may("codebook.change", project);
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: codebook("title"), path: "codebook" }}
      title={t("name")}
      lead={t(mayChange ? "lead" : "notAllowed")}
    >
      {mayChange && <ImportCodebook projectId={project.id} />}
    </ProjectPage>
  );
}
