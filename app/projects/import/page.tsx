import type { Metadata } from "next";
import { requireViewer } from "@/app/require-session";
import { ImportProject } from "@/components/projects/import-project";
import { Page } from "@/components/shell/page";
import { translator } from "@/server/platform/messages";

const t = translator("ProjectImport");
const projects = translator("Projects");

export const metadata: Metadata = { title: t("name") };

/** Imports a project from a bundle. */
export default async function ImportProjectPage() {
  const viewer = await requireViewer("/projects/import");
  return (
    <Page
      viewer={viewer}
      crumbs={[{ label: projects("title"), href: "/projects" }, { label: t("name") }]}
      title={t("name")}
      lead={t("lead")}
      narrow
    >
      <ImportProject />
    </Page>
  );
}
