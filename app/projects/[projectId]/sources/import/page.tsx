import type { Metadata } from "next";
import { requireProject } from "@/app/require-session";
import { ProjectPage } from "@/components/shell/project-page";
import { ImportSources } from "@/components/sources/import-sources";
import { may } from "@/lib/access/policy";
import { translator } from "@/server/platform/messages";

type Props = { params: Promise<{ projectId: string }> };

const t = translator("SourceFiles");
const sources = translator("Sources");

export const metadata: Metadata = { title: t("name") };

/** Imports sources from a file of references, and asks where one that is there says something else. */
export default async function ImportSourcesPage({ params }: Props) {
  const { viewer, project } = await requireProject(params, "sources/import");
  const mayImport = may("source.import", project);
  return (
    <ProjectPage
      viewer={viewer}
      project={project}
      above={{ label: sources("title"), path: "sources" }}
      title={t("name")}
      lead={t(mayImport ? "lead" : "notAllowed")}
    >
      {mayImport && <ImportSources projectId={project.id} />}
    </ProjectPage>
  );
}
