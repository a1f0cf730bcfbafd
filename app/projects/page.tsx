import type { Metadata } from "next";
import { RefreshWhenSeen } from "@/components/live/refresh-when-seen";
import { CreateProject } from "@/components/projects/create-project";
import { ProjectList } from "@/components/projects/project-list";
import { buttonClass } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Page } from "@/components/shell/page";
import { requireViewer } from "@/app/require-session";
import { translator } from "@/server/platform/messages";
import { listProjects } from "@/server/project/projects";

const t = translator("Projects");
const bundle = translator("ProjectImport");

export const metadata: Metadata = { title: t("title") };

export default async function Projects() {
  const viewer = await requireViewer("/projects");
  const { items } = await listProjects(viewer, { limit: 1000 });
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: t("title") }]}
      title={t("title")}
      lead={t("lead")}
      tools={
        <>
          <Link className={buttonClass({})} href="/projects/import">
            {bundle("name")}
          </Link>
          {items.length > 0 && <CreateProject />}
        </>
      }
      narrow
    >
      <RefreshWhenSeen />
      <ProjectList projects={items} />
    </Page>
  );
}
